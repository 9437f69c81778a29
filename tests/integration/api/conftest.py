"""The api on its own socket, with a gate before each server it needs."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest

from api.app import running
from core.kit.clock import SystemClock
from core.kit.settings import load_settings
from tests.support.gate import Dial, Gate

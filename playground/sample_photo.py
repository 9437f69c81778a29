"""A picture for people who send `"photo": true`."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw


@cache
def render_photo() -> bytes:
    """A JPEG of 480 × 320 pixels: a sun over a field."""
    image = Image.new("RGB", (480, 320), "#9ed0f5")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 220, 480, 320), fill="#6cae5c")
    draw.ellipse((330, 40, 420, 130), fill="#ffd54a")
    target = BytesIO()
    image.save(target, "JPEG", quality=85)
    return target.getvalue()

"""Sending, reading as groups, committing; bounds, retention, bad input."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from core.kit.log import (
    Consumer,
    InvalidMessage,
    InvalidTopic,
    Producer,
    read_topic,
)


class Order(msgspec.Struct):
    id: int


def values(consumer: Consumer, limit: int = 500) -> list[Any]:
    return [record.value for record in consumer.poll(limit)]


def test_send_subscribe_poll_commit(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    with Producer(tmp_path) as producer, Consumer(tmp_path, "billing") as consumer:
        consumer.subscribe("orders", "users")
        assert consumer.poll() == []
        assert producer.send("orders", {"id": 15}) == 0
        assert producer.send_many("users", [{"id": 1}, {"id": 2}]) == range(2)
        assert producer.send("orders", Order(16)) == 1
        records = consumer.poll()
        assert [(record.topic, record.value["id"]) for record in records] == [
            ("orders", 15),
            ("orders", 16),
            ("users", 1),
            ("users", 2),
        ]
        assert records[1].decode(Order) == Order(16)
        assert before - timedelta(milliseconds=1) < records[0].at <= datetime.now(UTC)
        consumer.commit()
        assert (consumer.committed("orders"), consumer.lag("orders")) == (2, 0)


class Groups(RuleBasedStateMachine):
    """Two groups, any order of sending, polling, committing, seeking, restarting."""

    root: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Groups.root / uuid4().hex
        self.producer = Producer(self.folder, fsync="never", segment_bytes=200)
        self.sent = 0
        self.position = {"a": 0, "b": 0}
        self.committed = {"a": 0, "b": 0}
        self.consumers = {group: self.start(group) for group in "ab"}

    def start(self, group: str) -> Consumer:
        consumer = Consumer(self.folder, group)
        consumer.subscribe("t")
        return consumer

    @rule(count=st.integers(1, 9))
    def send(self, count: int) -> None:
        self.producer.send_many("t", range(self.sent, self.sent + count))
        self.sent += count

    @rule(group=st.sampled_from("ab"), limit=st.integers(1, 12))
    def poll(self, group: str, limit: int) -> None:
        got = values(self.consumers[group], limit)
        start = self.position[group]
        assert got == list(range(start, start + len(got)))
        assert got or start == self.sent
        self.position[group] += len(got)

    @rule(group=st.sampled_from("ab"))
    def commit(self, group: str) -> None:
        self.consumers[group].commit()
        self.committed[group] = max(self.committed[group], self.position[group])

    @rule(group=st.sampled_from("ab"), data=st.data())
    def seek(self, group: str, data: st.DataObject) -> None:
        self.position[group] = data.draw(st.integers(0, self.sent))
        self.consumers[group].seek("t", self.position[group])

    @rule(group=st.sampled_from("ab"))
    def restart(self, group: str) -> None:
        self.consumers[group].close()
        self.consumers[group] = self.start(group)
        self.position[group] = self.committed[group]

    @rule()
    def restart_producer(self) -> None:
        self.producer.close()
        self.producer = Producer(self.folder, fsync="never", segment_bytes=200)

    @invariant()
    def committed_offsets_are_the_highest_ever_committed(self) -> None:
        for group, consumer in self.consumers.items():
            assert consumer.committed("t") == self.committed[group]
            assert consumer.lag("t") == self.sent - self.position[group]

    def teardown(self) -> None:
        self.producer.close()
        for consumer in self.consumers.values():
            consumer.close()


def test_groups_read_on_their_own_and_offsets_never_go_back(tmp_path: Path) -> None:
    Groups.root = tmp_path
    run_state_machine_as_test(Groups)


def test_a_second_member_of_a_group_stands_by_and_takes_over(tmp_path: Path) -> None:
    with Producer(tmp_path, fsync="never") as producer:
        producer.send_many("t", range(4))
        first, second = Consumer(tmp_path, "g"), Consumer(tmp_path, "g")
        first.subscribe("t")
        second.subscribe("t")
        assert values(first, 2) == [0, 1]
        first.commit()
        assert values(first, 1) == [2]
        assert values(second) == []
        assert not second.is_reading("t")
        first.close()
        assert values(second) == [2, 3]
        second.close()


def test_a_new_group_may_begin_at_the_end(tmp_path: Path) -> None:
    with Producer(tmp_path) as producer, Consumer(tmp_path, "g", start="latest") as consumer:
        producer.send("t", "old")
        consumer.subscribe("t")
        assert values(consumer) == []
        producer.send("t", "new")
        assert values(consumer) == ["new"]


def test_poll_waits_for_the_first_record(tmp_path: Path) -> None:
    with Producer(tmp_path) as producer, Consumer(tmp_path, "g") as consumer:
        consumer.subscribe("t")
        thread = Thread(target=producer.send, args=("t", 1))
        thread.start()
        assert [record.value for record in consumer.poll(timeout=10)] == [1]
        thread.join()


def test_threads_share_a_producer(tmp_path: Path) -> None:
    with Producer(tmp_path, fsync="never", segment_bytes=500) as producer:
        threads = [
            Thread(target=lambda n=n: [producer.send("t", [n, i]) for i in range(100)])
            for n in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    found = [record.value for record in read_topic(tmp_path, "t")]
    assert len(found) == 400
    for n in range(4):
        assert [i for m, i in found if m == n] == list(range(100))


@pytest.mark.parametrize("topic", ["", ".", "..", "a/b", "../x", ".hidden", "a b", "x" * 201, 5])
def test_a_topic_that_cannot_be_a_folder_is_refused(tmp_path: Path, topic: Any) -> None:
    with Producer(tmp_path) as producer, Consumer(tmp_path) as consumer:
        with pytest.raises(InvalidTopic):
            producer.send(topic, 1)
        with pytest.raises(InvalidTopic):
            consumer.subscribe(topic)
    assert list(tmp_path.parent.glob("x")) == []


def test_messages_without_a_json_form_or_too_large_are_refused_and_nothing_written(
    tmp_path: Path,
) -> None:
    with Producer(tmp_path, max_record_bytes=100) as producer:
        for wrong in (object(), {"a": {1, object()}}, "\ud800", "x" * 100):
            with pytest.raises(InvalidMessage, match="topic 't'"):
                producer.send_many("t", [1, wrong])
        assert producer.send("t", 1) == 0


@pytest.mark.parametrize("fsync", ["always", "batch", "never", 0.001])
def test_every_policy_keeps_what_was_sent(tmp_path: Path, fsync: Any) -> None:
    with Producer(tmp_path, fsync=fsync, segment_bytes=200) as producer:
        with producer.open_batch("t") as batch:
            for number in range(20):
                batch.send(number)
        producer.sync()
        assert producer.send_many("t", []) == range(20, 20)
    assert [record.value for record in read_topic(tmp_path, "t")] == list(range(20))

import gzip
import sys

import pytest

body = (
    "<html><head><title>News {0}</title></head><body><article><h1>News {0}</h1>"
    "<p>The minister said on Monday that budget {0} would be cut by a third.</p>"
    "<p>Teachers in the capital called for a strike before the end of the week.</p>"
    "</article></body></html>"
)


def record(kind, address, payload):
    data = payload.encode() if isinstance(payload, str) else payload
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2024-05-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


def response(address, text, status="200 OK", kind="text/html; charset=utf-8"):
    return record("response", address, f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{text}")


records = [
    record("warcinfo", "", "software: test\r\n"),
    response("http://example.org/1", body.format(1)),
    response("http://example.org/image", "GIF89a", kind="image/gif"),
    response("http://example.org/moved", body.format(2), status="301 Moved"),
    response("<http://example.org/2>", body.format(3)),
    response("http://example.org/empty", "<html></html>"),
]


@pytest.mark.parametrize("packing", ["none", "each record", "the whole"])
def test_pages_become_articles(put, read, packing):
    content = {
        "none": b"".join(records),
        "each record": b"".join(gzip.compress(one) for one in records),
        "the whole": gzip.compress(b"".join(records)),
    }[packing]
    name = put("a.warc" if packing == "none" else "a.warc.gz", content)
    first, second, empty = read(name)
    assert (first.id, first.path, first.row) == ("http://example.org/1", name, 1)
    assert first.title == "News 1"
    assert "budget 1 would be cut" in first.text
    assert (second.id, second.row) == ("http://example.org/2", 4)
    assert empty.problem.startswith(f"{name}, record 6: holds no article")
    (message,) = read.messages
    assert message.startswith(f"{name}: skips")
    assert message.endswith(": 1 not HTML, 1 with an HTTP error or redirect")


def test_a_page_is_read_in_the_encoding_its_server_names(put, read):
    text = "Die Stra\u00dfe nach \u0160umava ist gesperrt, sagte ein Sprecher am Montag."
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-2\r\n\r\n"
    payload = (head + f"<html><body><p>{text}</p></body></html>").encode("iso-8859-2")
    assert text in read.one(put("a.warc", record("response", "http://e.org", payload))).text


def test_a_cut_archive_keeps_what_came_before(put, read):
    whole = b"".join(records[:2]) + response("http://example.org/last", body.format(9))
    first, last = read(put("a.warc", whole[:-80]))
    assert first.text
    assert "cut short" in last.problem


def test_a_cut_packed_archive_keeps_what_came_before(put, read):
    whole = b"".join(gzip.compress(one) for one in records)
    articles = read(put("a.warc.gz", whole[:-20]))
    assert articles[0].text
    assert articles[-1].problem.startswith("a.warc.gz: is damaged or no gzip file")


@pytest.mark.parametrize("content", ["Not an archive.\n", bytes(range(256)), b"WARC/1.0\r\n\xff"])
def test_what_is_no_archive_is_a_problem(put, read, content):
    assert read.one(put("a.warc", content)).problem.startswith("a.warc: ")


@pytest.mark.parametrize("module", ["warcio.archiveiterator", "trafilatura"])
def test_a_missing_package_is_one_problem(put, read, monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)
    assert "checker[read]" in read.one(put("a.warc", b"".join(records))).problem

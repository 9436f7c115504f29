using OpenProvince.EventLog;

namespace OpenProvince.Unit.Log;

public sealed class SealTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    /// <summary>The vector of docs/event-log.md.</summary>
    [Fact]
    public void Is_the_keyed_hash_of_the_documented_layout() =>
        Assert.Equal("JvNMWUSq1xAgo4REn1swBvgHY7lUwHgV7FE86vYdqr8", Seal.Of(Key, "reason", 42, "Thiếu giấy tờ", default(Cell)));

    [Fact]
    public void Tells_apart_whatever_differs()
    {
        string[] seals =
        [
            Seal.Of(Key, "reason", 42, "a"), Seal.Of(Key, "reason", 42, "b"), Seal.Of(Key, "reason", 4, "2a"),
            Seal.Of(Key, "reason", "42a"),
            Seal.Of(Key, "answers", 42, "a"), Seal.Of(Key, "reason", 42, "a", default(Cell)), Seal.Of(Key, "reason", 42, "a", ""),
            Seal.Of(new byte[16], "reason", 42, "a"),
        ];

        Assert.Equal(seals.Length, seals.Distinct().Count());
    }
}

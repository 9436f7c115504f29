using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Unit.Log;

public sealed class EventHashTests
{
    private static readonly EventStamp Stamp = new(
        new Instant(1_700_000_000_000_000), new Instant(1_700_000_000_123_456), "staff:7", 3000000001);

    /// <summary>The vector of docs/event-log.md, computed there with a few lines of Python.</summary>
    [Fact]
    public void Follows_the_documented_byte_layout()
    {
        var hash = EventHash.Compute(
            new byte[32], "dossier-42", 1, "dossier.filed", 1, Stamp, "{\"dossier\":42,\"procedure\":\"1.001193\"}");

        Assert.Equal(Vector, Convert.ToHexStringLower(hash));
    }

    [Fact]
    public void Changes_with_every_field()
    {
        string Hash(string stream = "a-1", long version = 1, string type = "a.b", int schema = 1, long agency = 1, string data = "{}",
            long occurred = 1) =>
            Convert.ToHexString(
                EventHash.Compute(new byte[32], stream, version, type, schema, new(new(occurred), new(1), "x", agency), data));

        string[] all = [Hash(), Hash(stream: "a-2"), Hash(version: 2), Hash(type: "a.c"), Hash(schema: 2), Hash(agency: 2),
            Hash(data: "{} "), Hash(occurred: 2)];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Does_not_let_two_neighbouring_texts_run_together()
    {
        byte[] Hash(string stream, string type) => EventHash.Compute(new byte[32], stream, 1, type, 1, Stamp, "{}");

        Assert.NotEqual(Hash("ab", "c"), Hash("a", "bc"));
    }

    private const string Vector = "fd265846c5eedd33cc331f8183154ab42ff53687788d83c2f2ebd90178bd62df";
}

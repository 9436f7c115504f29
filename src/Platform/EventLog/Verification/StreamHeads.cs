namespace OpenProvince.EventLog;

/// <summary>Where a module keeps the heads of its streams: a query of (stream, version, head_hash).</summary>
public sealed record StreamHeads(string Prefix, string Sql)
{
    public bool Owns(string stream) => stream.StartsWith(Prefix + "-", StringComparison.Ordinal);
}

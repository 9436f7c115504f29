using System.Text.Json;
using OpenProvince.Replay.Contracts;

namespace OpenProvince.Replay.Features;

/// <summary>One year of a province's published figures; the last one may be a part of a year.</summary>
internal sealed record YearFigures(int Year, DateOnly From, DateOnly To, int Received, int Online)
{
    /// <summary>A share of the year, rounded; never more online dossiers than dossiers.</summary>
    public YearFigures Sample(double share)
    {
        var received = (int)Math.Round(Received * share, MidpointRounding.AwayFromZero);
        return this with
        {
            Received = received, Online = Math.Min(received, (int)Math.Round(Online * share, MidpointRounding.AwayFromZero))
        };
    }

    public ReplayYear Target => new(Year, Received, Online);
}

/// <summary>Published figures of a province with their source.</summary>
internal sealed record ProvinceFigures(string Province, string Source, IReadOnlyList<YearFigures> Years)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static ProvinceFigures? Find(string province)
    {
        var assembly = typeof(ProvinceFigures).Assembly;
        var name = assembly.GetManifestResourceNames().FirstOrDefault(one => one == $"figures/{province}.json");
        if (name is null) return null;
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<ProvinceFigures>(stream, Json);
    }
}

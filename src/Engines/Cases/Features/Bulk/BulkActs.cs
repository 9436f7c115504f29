using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Features;

/// <summary>An act of a kind as it stands on bars and in addresses, <c>kind.verb</c>.</summary>
internal sealed record BulkAct(ICaseMany Kind, ActFacts Facts)
{
    public string Name => $"{Kind.Kind.Name}.{Facts.Verb}";
}

/// <summary>Which acts can be done with several cases, and the keeping of what somebody chose.</summary>
internal sealed class BulkActs(IEnumerable<ICaseMany> kinds, BulkRuns runs, Texts texts) : IBulkActs
{
    public const string Path = "/desk/nhieu-viec";

    private readonly IReadOnlyList<BulkAct> all =
        [.. kinds.SelectMany(kind => kind.Acts.Select(act => new BulkAct(kind, act)))];

    public BulkAct? Find(string? name) => all.FirstOrDefault(act => act.Name == name);

    /// <summary>On buttons; two kinds may call theirs alike, then the kind is said.</summary>
    public string TextOf(BulkAct act)
    {
        var text = texts[act.Kind.Key(act.Facts)];
        return all.Any(other => other != act && texts[other.Kind.Key(other.Facts)] == text)
            ? texts["cases.bulk.of-kind", ("act", text), ("kind", texts[$"{act.Kind.Kind.Name}.kind"])]
            : text;
    }

    /// <summary>These cases by their numbers; those the actor may not read are left out.</summary>
    public async Task<IReadOnlyDictionary<long, ManyCase>> LookAsync(
        IEnumerable<BulkRow> rows, Actor actor, CancellationToken ct)
    {
        Dictionary<long, ManyCase> found = [];
        foreach (var of in rows.GroupBy(row => row.Kind))
            if (kinds.FirstOrDefault(kind => kind.Kind.Name == of.Key) is { } kind)
                foreach (var one in await kind.LookAsync([.. of.Select(row => row.Id).Distinct()], actor, ct)) found[one.Id] = one;
        return found;
    }

    /// <summary>The acts that fit at least one of the rows, with how many.</summary>
    public IReadOnlyList<(BulkAct Act, int Fits)> Fitting(IEnumerable<BulkRow> rows, IReadOnlyDictionary<long, ManyCase> found)
    {
        var known = rows.ToList();
        return [.. all.Select(act => (act, known.Count(row => Fits(act, row, found)))).Where(one => one.Item2 > 0)];
    }

    public static bool Fits(BulkAct act, BulkRow row, IReadOnlyDictionary<long, ManyCase> found) =>
        row.Kind == act.Kind.Kind.Name && found.TryGetValue(row.Id, out var one) && one.Of(act.Facts.Verb) is { Can: true };

    public async Task<BulkOffer> OfferAsync(IReadOnlyList<BulkRow> rows, Actor actor, CancellationToken ct)
    {
        var found = await LookAsync(rows, actor, ct);
        List<ListAct> acts = [];
        // By which most of the rows go on stands first, and key C does it, as on one case.
        foreach (var (act, steps) in Fitting(rows, found).Select(one => (one.Act, Steps: rows.Count(row => Steps(one.Act, row))))
            .OrderByDescending(one => one.Steps))
        {
            var key = act.Facts.Key ?? (steps == 0 ? null : "c");
            acts.Add(new(act.Name, TextOf(act), act.Facts.Icon, acts.Exists(one => one.Key == key) ? null : key));
        }
        return new(acts, rows.Where(row => found.ContainsKey(row.Id)).ToDictionary(row => row.Id, row => (
            new BulkChoice(row.Kind, row.Id, found[row.Id].Revision),
            (IReadOnlyList<string>)[.. found[row.Id].Offers.Where(offer => offer.Can).Select(offer => $"{row.Kind}.{offer.Act.Verb}")])));

        bool Steps(BulkAct act, BulkRow row) => Fits(act, row, found) && found[row.Id].Step == act.Facts.Verb;
    }

    public async Task<Result<string>> BeginAsync(BulkAsked asked, Actor actor, CancellationToken ct)
    {
        var found = await LookAsync(asked.Chosen.Select(one => new BulkRow(one.Kind, one.Id)), actor, ct);
        // What the reader may not see is not there.
        BulkLine[] lines = [.. asked.Chosen.Where(one => found.ContainsKey(one.Id)).DistinctBy(one => one.Id).Select((one, place) =>
            new BulkLine(place, one.Kind, one.Id, found[one.Id].Code, one.Revision ?? found[one.Id].Revision))];
        if (lines.Length == 0) return CaseErrors.NoSuchBulk;
        var added = await runs.AddAsync(actor, asked.Back, asked.Of, lines, ct);
        if (added.IsError) return added.Error;
        return Find(asked.Act) is { } act ? $"{Path}/{added.Value}/{act.Name}" : $"{Path}/{added.Value}";
    }
}

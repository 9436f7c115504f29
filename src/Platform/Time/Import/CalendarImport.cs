using OpenProvince.Kernel;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Time;

/// <summary>What an import did or, in a preview, would do.</summary>
public sealed record CalendarImported(int Version, string Decision, CalendarChange? Change)
{
    /// <summary>The whole calendar as it is, or would be.</summary>
    public required CalendarSet Calendar { get; init; }
}

/// <summary>
/// Takes a calendar decision over from a JSON file (<c>import calendar FILE</c>): checks it whole, then stores the next version.
/// </summary>
public sealed class CalendarImport(CalendarStore calendars, CalendarWriter writer, IEnumerable<IAgencyCodes> directories)
{
    private const long MaxBytes = 5_000_000;

    /// <param name="path">The decision.</param>
    /// <param name="store">False only checks the file and says what would change.</param>
    /// <param name="actor">Who takes it over.</param>
    /// <param name="ct">Cancels before anything is stored.</param>
    public async Task<Result<CalendarImported>> ImportFileAsync(string path, bool store, Actor actor, CancellationToken ct = default)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MaxBytes) return CalendarErrors.NotReadable(path, $"> {MaxBytes / 1_000_000} MB");
            var json = await File.ReadAllTextAsync(path, ct);
            return store ? await ImportAsync(json, actor, ct) : await PreviewAsync(json, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CalendarErrors.NotReadable(path, e.Message);
        }
    }

    public async Task<Result<CalendarImported>> ImportAsync(string json, Actor actor, CancellationToken ct = default)
    {
        calendars.Forget();
        var prepared = await PrepareAsync(json, ct);
        if (prepared.IsError) return prepared.Error;
        var (imported, document) = prepared.Value;
        var stored = await writer.StoreAsync(imported.Version, document, imported.Change, actor, ct);
        return stored.IsError ? stored.Error : imported;
    }

    /// <summary>Checks the file and says what would change; stores nothing.</summary>
    public async Task<Result<CalendarImported>> PreviewAsync(string json, CancellationToken ct = default)
    {
        var prepared = await PrepareAsync(json, ct);
        return prepared.IsError ? prepared.Error : prepared.Value.Imported;
    }

    private async Task<Result<(CalendarImported Imported, CalendarDocument Document)>> PrepareAsync(string json, CancellationToken ct)
    {
        var parsed = CalendarDecision.Parse(json);
        if (parsed.IsError) return parsed.Error;
        var (decision, current) = (parsed.Value, await calendars.CurrentAsync(ct));
        var agencies = new Dictionary<string, long>(StringComparer.Ordinal);
        var errors = new CalendarCheck(current.Document, decision).Run()?.Each().ToList() ?? [];
        errors.AddRange(await FindAgenciesAsync(decision, current.Document, agencies, ct));
        if (Error.All(errors) is { } refusal) return refusal;
        if ((await calendars.HistoryAsync(ct)).Any(v => v.Decision == decision.Decision)) return CalendarErrors.Taken;

        var document = CalendarMerge.Apply(current.Document, decision, agencies);
        var next = new CalendarSet(current.Version + 1, document);
        return (new CalendarImported(next.Version, document.Decision, CalendarChange.Between(current, next)) { Calendar = next }, document);
    }

    private async Task<List<Error>> FindAgenciesAsync(
        CalendarDecision decision, CalendarDocument current, Dictionary<string, long> agencies, CancellationToken ct)
    {
        var errors = new List<Error>();
        var named = decision.Units.Select((u, i) => (u.Code, Where: $"units[{i}]"))
            .Concat(decision.Days.SelectMany((d, i) => (d.Units ?? []).Select(code => (Code: code, Where: $"days[{i}].units"))));
        foreach (var (code, where) in named)
        {
            long? agency = null;
            foreach (var directory in directories)
                agency ??= await directory.FindAsync(code, ct);
            if (agency is not { } found) errors.Add(CalendarErrors.NoAgency(where, code));
            else if (OtherCode(found, code, current, agencies) is { } other) errors.Add(CalendarErrors.OtherCode(where, code, other));
            else agencies[code] = found;
        }

        return errors;
    }

    /// <summary>An agency goes by one identifier in all decisions, or its own days would be lost.</summary>
    private static string? OtherCode(long agency, string code, CalendarDocument current, Dictionary<string, long> agencies) =>
        agencies.FirstOrDefault(a => a.Value == agency && a.Key != code).Key
        ?? Array.Find(current.Units, u => u.Agency == agency && u.Code != code)?.Code;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>
/// Takes a new set of deadline rules over from a JSON file (<c>import rules FILE</c>). It takes effect on a later day: what was
/// received before keeps the rules of its reception.
/// </summary>
public sealed class RulesImport(RuleStore store, TimeProvider time)
{
    private const long MaxBytes = 100_000;

    /// <param name="path">One set of rules, without number and end.</param>
    /// <param name="keep">False only checks the file.</param>
    /// <param name="actor">Who takes it over.</param>
    /// <param name="ct">Cancels before anything is stored.</param>
    public async Task<Result<DeadlineRuleSet>> ImportFileAsync(string path, bool keep, Actor actor, CancellationToken ct = default)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MaxBytes) return CalendarErrors.NotReadable(path, $"> {MaxBytes / 1000} KB");
            return await ImportAsync(await File.ReadAllTextAsync(path, ct), keep, actor, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CalendarErrors.NotReadable(path, e.Message);
        }
    }

    public async Task<Result<DeadlineRuleSet>> ImportAsync(string json, bool keep, Actor actor, CancellationToken ct = default)
    {
        var known = await store.LoadAsync(ct);
        var parsed = Parse(json, RuleStore.Next(known));
        if (parsed.IsError) return parsed.Error;
        var rules = parsed.Value;
        if (Check(rules, known.All[^1].EffectiveFrom) is { } wrong) return wrong;
        if (!keep) return rules;
        var stored = await store.AddAsync(rules, actor, ct);
        return stored.IsError ? stored.Error : rules;
    }

    private Error? Check(DeadlineRuleSet rules, DateOnly last)
    {
        List<Error> errors = [];
        var today = time.Now().LocalDay();
        if (string.IsNullOrWhiteSpace(rules.LegalBasis)) errors.Add(CalendarErrors.Missing("legalBasis"));
        if (rules.EffectiveFrom <= (last > today ? last : today))
            errors.Add(RulesErrors.NotLater(rules.EffectiveFrom, last > today ? last : today));
        Within("onlineFirstReplyHours", rules.OnlineFirstReplyHours, 1, 80);
        Within("near.workingDays", rules.Near.WorkingDays, 0, 60);
        Within("near.percent", rules.Near.Percent, 0, 100);
        Within("hourOnTimeMinutes", rules.HourOnTimeMinutes, 0, 480);
        return Error.All(errors);

        void Within(string where, int value, int least, int most)
        {
            if (value < least || value > most) errors.Add(RulesErrors.OutOfRange(where, value, least, most));
        }
    }

    /// <summary>
    /// The number is ours and the end is the day before the next set: a file that names them is refused like any unknown part.
    /// </summary>
    private static Result<DeadlineRuleSet> Parse(string json, int version)
    {
        try
        {
            if (JsonNode.Parse(json, documentOptions: new()
            {
                CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false
            }) is not JsonObject file)
                return CalendarErrors.NotJson("$", 0, "{ }");
            foreach (var ours in (string[])["version", "effectiveTo"])
                if (file.ContainsKey(ours)) return CalendarErrors.NotJson($"$.{ours}", 0, ours);
            file["version"] = version;
            return DeadlineRuleSet.Parse(file.ToJsonString());
        }
        catch (JsonException e)
        {
            return CalendarErrors.NotJson(e.Path ?? "$", e.LineNumber, e.Message);
        }
        // A name of half a surrogate pair: the parser finds out only when it compares the names.
        catch (InvalidOperationException e)
        {
            return CalendarErrors.NotJson("$", 0, e.Message);
        }
    }
}

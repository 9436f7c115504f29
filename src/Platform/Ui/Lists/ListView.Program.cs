using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>How many a tab of a list holds.</summary>
/// <param name="Count">Left out where it is not counted.</param>
public sealed record ListTabAnswer(string Name, int? Count);

/// <summary>A page of a list as a program reads it.</summary>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">Said as <c>after</c> it gives the page after; left out on the last.</param>
/// <param name="Previous">Said as <c>before</c> it gives the page before; left out on the first.</param>
/// <param name="Narrowed">Less was looked through than was asked for: a name that very many have.</param>
public sealed record ListAnswer<TRow>(
    IReadOnlyList<TRow> Rows, int Total, string? Next, string? Previous, IReadOnlyList<ListTabAnswer> Tabs, bool Narrowed);

/// <summary>What a program says to look for somebody: names and numbers of people do not stand in addresses.</summary>
/// <param name="Conditions">The list's conditions, <c>tab</c> and <c>sort</c>, as they stand in its address.</param>
public sealed record ListSearchBody(
    string? Q = null, IReadOnlyDictionary<string, string>? Conditions = null, string? After = null, string? Before = null,
    int? Size = null);

/// <summary>A condition of a list as the document describes it.</summary>
/// <param name="Values">All there are; null where they depend on the reader or the day.</param>
internal sealed record ListParameter(string Name, string Text, IReadOnlyList<string>? Values);

/// <summary>The list as programs read it.</summary>
public abstract partial class ListView
{
    /// <summary>Rows of one answer.</summary>
    internal const int MostAnswered = 200;

    private static readonly string[] Turning = ["after", "before"];

    /// <summary>Every condition it has.</summary>
    protected abstract IEnumerable<string> Names { get; }

    /// <summary>The same for the document, in the reader's language.</summary>
    internal abstract IEnumerable<ListParameter> Parameters { get; }

    protected IReadOnlyList<object> Answers { get; set; } = [];

    protected IReadOnlyList<ListTabAnswer> Counts { get; set; } = [];

    /// <summary>Asked by its address.</summary>
    internal Task<Result<ListAnswer<object>>> AnswerAsync(HttpContext http, int? size) => AnswerAsync(http, size, inAddress: true,
        http.Request.Query.Where(one => one.Key != "size")
            .ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal));

    /// <summary>Asked by a body.</summary>
    internal Task<Result<ListAnswer<object>>> AnswerAsync(HttpContext http, ListSearchBody body)
    {
        var said = new Dictionary<string, string>(body.Conditions ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (name, value) in new[] { ("q", body.Q), ("after", body.After), ("before", body.Before) })
            if (value is not null) said[name] = value;
        return AnswerAsync(http, body.Size, inAddress: false, said);
    }

    private async Task<Result<ListAnswer<object>>> AnswerAsync(
        HttpContext http, int? size, bool inAddress, Dictionary<string, string> said)
    {
        var ct = http.RequestAborted;
        await BeginAsync(http, name => said.GetValueOrDefault(name) ?? "");
        if (!May(At.Permission)) return ProgramErrors.Forbidden;
        if (Refused(said, size, inAddress) is { } wrong) return wrong;
        await ReadAsync(ListUse.Program, size ?? PageSize, ct);
        if (Refusal is { } refusal) return refusal;
        if (Asked.Unknown.Count > 0) return ListErrors.Unknown(Asked.Unknown[0]);
        if (await RecordAsync(ListUse.Program, Lines.Count, Asked.Query, ct) is { } unrecorded) return unrecorded;
        return new ListAnswer<object>(Answers, Total, Next, Previous, Counts, Narrowed);
    }

    /// <summary>All that is wrong with what was said, each beside its name.</summary>
    private Error? Refused(Dictionary<string, string> said, int? size, bool inAddress)
    {
        var known = Names.Concat(Turning).ToHashSet(StringComparer.Ordinal);
        var wrong = said.Keys.Where(name => !known.Contains(name)).Concat(Asked.Unknown).Select(ListErrors.Unknown).ToList();
        if (size is < 1 or > MostAnswered) wrong.Add(ListErrors.Size);
        if (inAddress && Asked.Text is { } search && search != Asked.Written) wrong.Add(ListErrors.InBody);
        return Error.All(wrong);
    }
}

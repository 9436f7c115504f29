using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>A row somebody chose, as the list showed it; on the wire <c>id:revision:code</c>.</summary>
public sealed record BulkChoice(long Id, long Revision, string Code)
{
    /// <summary>Null when it is none.</summary>
    public static BulkChoice? Read(string? text)
    {
        var parts = text?.Split(':') ?? [];
        return parts.Length is 3 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new(id, revision, parts[2])
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Revision}:{Code}");
}

/// <summary>What became of one chosen row.</summary>
/// <param name="Code">Names it.</param>
/// <param name="Href">Its page.</param>
/// <param name="Why">Why nothing was done; null when it was.</param>
/// <param name="Undo">The row as the act left it, to send for taking it back; null when nothing was done.</param>
public sealed record BulkAnswer(string Code, string Href, string? Why, BulkChoice? Undo);

/// <summary>An act on several rows: each in a scope and a transaction of its own, each with an answer of its own.</summary>
public sealed class Bulk(IServiceScopeFactory scopes, Texts texts)
{
    /// <summary>Rows of one act; the rest is left out.</summary>
    public const int Most = 50;

    /// <summary>One after the other; a row that changed meanwhile answers so and the rest goes on.</summary>
    /// <param name="chosen">As the form sent them.</param>
    /// <param name="href">Page of a row by its code.</param>
    /// <param name="act">The act; it gives the row as it left it.</param>
    public async Task<IReadOnlyList<BulkAnswer>> EachAsync(
        IEnumerable<string?> chosen, Func<string, string> href, Func<IServiceProvider, BulkChoice, Task<Result<BulkChoice>>> act)
    {
        List<BulkAnswer> answers = [];
        foreach (var choice in chosen.Take(Most).Select(BulkChoice.Read).OfType<BulkChoice>())
        {
            await using var scope = scopes.CreateAsyncScope();
            var done = await act(scope.ServiceProvider, choice);
            answers.Add(done.IsError
                ? new(choice.Code, href(choice.Code), texts.Error(done.Error), null)
                : new(done.Value.Code, href(done.Value.Code), null, done.Value));
        }
        return answers;
    }
}

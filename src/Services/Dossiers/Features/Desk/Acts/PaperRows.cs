using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>One row of a form about papers, with the numbers as they were typed.</summary>
internal sealed record PaperRow(
    string Component, string Name, string? Note, string Originals, string Certified, string Copies, bool Free = false)
{
    /// <summary>Ticked, or any number above zero.</summary>
    public bool IsGiven { get; init; }
}

/// <summary>
/// Reads and keeps a table of papers in a posted form: <c>p0.code</c>, <c>p0.name</c>, <c>p0.o</c>, <c>p0.c</c>, <c>p0.p</c>.
/// A number that is none comes back as it was typed, with the words beside it.
/// </summary>
internal static class PaperRows
{
    public const int MostCopies = 1000;
    private const int MostRows = 200;
    private static readonly Error NotANumber = Error.Invalid("dossiers.desk-count-malformed", ("max", MostCopies));
    private static readonly Error NameTooLong = Error.Invalid("dossiers.desk-paper-name-too-long", ("max", 60));

    public static IReadOnlyList<PaperRow> Read(HttpContext http, IReadOnlyList<PaperRow> proposed, IReadOnlyList<int> sent)
    {
        if (!http.Request.HasFormContentType) return proposed;
        var form = http.Request.Form;
        return [.. proposed.Zip(sent, (row, i) => i < 0 ? row : row with
        {
            Name = row.Free ? VietnameseText.Clean(form[$"p{i}.name"]) : row.Name,
            Originals = form[$"p{i}.o"].ToString().Trim(),
            Certified = form[$"p{i}.c"].ToString().Trim(),
            Copies = form[$"p{i}.p"].ToString().Trim(),
        })];
    }

    /// <summary>
    /// At which place of the table that was sent each proposed row stood, or -1: by component where the table was about other papers
    /// (another procedure or case), so that no number moves to a paper it was not typed for.
    /// </summary>
    public static IReadOnlyList<int> Sent(HttpContext http, IReadOnlyList<PaperRow> proposed)
    {
        var sent = Components(http);
        if (sent.SequenceEqual(proposed.Select(row => row.Component))) return [.. Enumerable.Range(0, sent.Count)];
        var free = sent.Count(component => component.Length > 0);
        return [.. proposed.Select(row => !row.Free ? sent.IndexOf(row.Component) : free < sent.Count ? free++ : -1)];
    }

    /// <summary>The components of the table that was sent, in its order; a free row has none.</summary>
    public static List<string> Components(HttpContext http)
    {
        List<string> sent = [];
        if (!http.Request.HasFormContentType) return sent;
        while (sent.Count < MostRows && http.Request.Form.TryGetValue($"p{sent.Count}.code", out var component))
            sent.Add(component.ToString());
        return sent;
    }

    /// <summary>The papers with a number above zero (or a file, by place), or everything that is wrong with the table.</summary>
    public static Result<IReadOnlyList<PaperInput>> Papers(IReadOnlyList<PaperRow> rows, Func<int, StoredFile?>? file = null)
    {
        List<Error> errors = [];
        List<PaperInput> papers = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var (o, c, p) = (Count(rows[i].Originals), Count(rows[i].Certified), Count(rows[i].Copies));
            if (o is null || c is null || p is null) errors.Add(NotANumber.For($"p{i}"));
            var component = rows[i].Free ? rows[i].Name : rows[i].Component;
            if (component.Length > 60) errors.Add(NameTooLong.For($"p{i}"));
            var scan = file?.Invoke(i);
            if (errors.Count > 0 || component.Length == 0 || (o + c + p == 0 && scan is null)) continue;
            papers.Add(new(component, o!.Value, c!.Value, p!.Value, scan?.Id.Value) { Box = scan?.Owner });
        }
        return Error.All(errors) is { } wrong ? wrong : papers;
    }

    /// <summary>Where the table says what a command has against its papers as a whole.</summary>
    public static string? Beside(string? field) =>
        field == DossierErrors.NothingAsked.Field || field == DossierErrors.NothingSupplied.Field ? "p0" : field;

    public static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static int? Count(string typed) => typed.Length == 0 ? 0
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= MostCopies ? n : null;
}

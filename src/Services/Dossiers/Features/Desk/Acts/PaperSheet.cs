using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The table of papers of this request's form.</summary>
internal sealed class PaperSheet
{
    private IReadOnlyList<int> sent = [];
    private int rowsSent;

    public IReadOnlyList<PaperRow> Rows { get; private set; } = [];

    /// <summary>Whether the form that was sent held these very papers: numbers nobody saw are not taken in.</summary>
    public bool WasShown => rowsSent == Rows.Count && sent.SequenceEqual(Enumerable.Range(0, rowsSent));

    /// <summary>The proposed rows, with what was typed over them when the form was sent.</summary>
    public void Load(HttpContext http, IEnumerable<PaperRow> proposed)
    {
        PaperRow[] rows = [.. proposed];
        (sent, rowsSent) = (PaperRows.Sent(http, rows), PaperRows.Components(http).Count);
        Rows = PaperRows.Read(http, rows, sent);
    }

    /// <summary>Stores the scans of the table that was sent and lays each beside its paper in this one.</summary>
    public async Task<Error?> TakeScansAsync(HttpContext http, Actor actor, FormUploads uploads)
    {
        var refused = await uploads.TakeAsync(http, actor, Enumerable.Range(0, rowsSent).Select(Place));
        if (!WasShown) uploads.Rearrange(sent.Select((from, to) => (Place(from), Place(to))));
        return refused;
    }

    public Result<IReadOnlyList<PaperInput>> Papers(FormUploads? uploads = null) =>
        PaperRows.Papers(Rows, uploads is null ? null : i => uploads.Of(Place(i)));

    private static string Place(int row) => string.Create(CultureInfo.InvariantCulture, $"tep{row}");
}

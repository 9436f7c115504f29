using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>A list some module declares.</summary>
public sealed record ListDeclared(Type List, ListPlace Place);

/// <summary>What a list answers besides its pages: its files, and the form of its conditions.</summary>
public static class ListRoutes
{
    /// <summary>The list, one for each request.</summary>
    public static IServiceCollection AddList<TList>(this IServiceCollection services) where TList : ListView, IListPlaced =>
        services.AddScoped<TList>().AddSingleton(new ListDeclared(typeof(TList), TList.Place));

    /// <summary>Its files and its posted search; where they stand and who may is the list's own.</summary>
    public static void MapList<TList>(this IEndpointRouteBuilder routes) where TList : ListView, IListPlaced
    {
        var list = TList.Place;
        routes.MapGet($"{list.FilePath}.csv", (HttpContext http, [FromServices] TList asked) => CsvAsync(http, asked))
            .RequireAuthorization(list.Permission).WithMetadata(new TakesPeopleOut()).ExcludeFromDescription();
        routes.MapGet($"{list.FilePath}.xlsx", (HttpContext http, [FromServices] TList asked) => XlsxAsync(http, asked))
            .RequireAuthorization(list.Permission).WithMetadata(new TakesPeopleOut()).ExcludeFromDescription();
        ListApiRoutes.Map<TList>(routes);
        MapViews<TList>(routes, list);
        if (list.BulkPath is { } bulk) MapBulk<TList>(routes, list, bulk);
        if (list.SearchPath is not { } search) return;
        routes.MapPost(search, async (HttpContext http, [FromServices] TList asked) =>
                SeeOther.To(asked.HrefOf(await http.Request.ReadFormAsync(http.RequestAborted))))
            .RequireAuthorization(list.Permission).WithMetadata(new RequireAntiforgeryTokenAttribute()).Takes(BodyKind.Form)
            .ExcludeFromDescription();
        // Whoever had to sign in first comes back with GET: the list is there, the words are to be typed again.
        routes.MapGet(search, () => Results.LocalRedirect(list.Path)).RequireAuthorization(list.Permission).ExcludeFromDescription();
    }

    private static void MapViews<TList>(IEndpointRouteBuilder routes, ListPlace list) where TList : ListView, IListPlaced
    {
        routes.MapPost(list.ViewPath, async (HttpContext http, [FromServices] TList asked, [FromServices] Flash flash) =>
            {
                var kept = await asked.KeepAsync(http);
                if (!kept.IsError)
                {
                    flash.Set(http, new("ui.view.kept"));
                    return SeeOther.To(kept.Value);
                }
                flash.Set(http, FlashMessage.Refused(kept.Error));
                return SeeOther.To(asked.Asked.Href());
            })
            .RequireAuthorization(list.Permission).WithMetadata(new RequireAntiforgeryTokenAttribute()).Takes(BodyKind.Form)
            .ExcludeFromDescription();
        // Whoever had to sign in first comes back with GET: nothing was kept.
        routes.MapGet(list.ViewPath, () => Results.LocalRedirect(list.Path)).RequireAuthorization(list.Permission).ExcludeFromDescription();
    }

    private static void MapBulk<TList>(IEndpointRouteBuilder routes, ListPlace list, string bulk) where TList : ListView, IListPlaced
    {
        routes.MapPost(bulk, async (HttpContext http, [FromServices] TList asked, [FromServices] Flash flash) =>
            {
                var begun = await asked.ChooseAsync(http);
                if (!begun.IsError) return SeeOther.To(begun.Value);
                flash.Set(http, FlashMessage.Refused(begun.Error));
                return SeeOther.To(asked.Asked.Href());
            })
            .RequireAuthorization(list.Permission).WithMetadata(new RequireAntiforgeryTokenAttribute()).Takes(BodyKind.Form)
            .ExcludeFromDescription();
        // Whoever had to sign in first comes back with GET: nothing was done.
        routes.MapGet(bulk, () => Results.LocalRedirect(list.Path)).RequireAuthorization(list.Permission).ExcludeFromDescription();
    }

    /// <summary>All rows, however many; a failure on the way breaks the download off instead of ending it as if it were whole.</summary>
    private static async Task CsvAsync(HttpContext http, ListView list)
    {
        var ct = http.RequestAborted;
        var all = await list.OpenFileAsync(http);
        if (all.IsError)
        {
            http.Refuse(all.Error);
            return;
        }
        Begin(http, list, "text/csv; charset=utf-8", "csv");
        // With the mark Excel reads the file as UTF-8.
        await http.Response.WriteAsync($"\uFEFF{Csv.Line(list.Heads.Select(head => head.Text))}", ct);
        await foreach (var rows in all.Value.Chunks.WithCancellation(ct))
            await http.Response.WriteAsync(string.Concat(rows.Select(row => Csv.Line(row.Select(cell => cell.Words)))), ct);
        if (all.Value.Narrowed) await http.Response.WriteAsync(Csv.Line([list.NarrowedText]), ct);
    }

    /// <summary>The same with types: days, moments and numbers are values.</summary>
    private static async Task XlsxAsync(HttpContext http, ListView list)
    {
        var all = await list.OpenFileAsync(http, Xlsx.MostRows);
        if (all.IsError)
        {
            http.Refuse(all.Error);
            return;
        }
        Begin(http, list, Xlsx.ContentType, "xlsx");
        await Xlsx.WriteAsync(http.Response.Body, list.Say("title"), [.. list.Heads.Select(head => head.Text)], Typed(all.Value.Chunks),
            all.Value.Narrowed ? list.NarrowedText : null, http.RequestAborted);
    }

    private static async IAsyncEnumerable<IReadOnlyList<IReadOnlyList<object?>>> Typed(
        IAsyncEnumerable<IReadOnlyList<IReadOnlyList<Cell>>> chunks)
    {
        await foreach (var rows in chunks)
            yield return [.. rows.Select(row => (IReadOnlyList<object?>)[.. row.Select(cell => cell.Typed)])];
    }

    private static void Begin(HttpContext http, ListView list, string type, string ending)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture, $"attachment; filename=\"{list.At.FileName}-{list.Today:yyyyMMdd}.{ending}\"");
        http.Response.Headers.CacheControl = "private, no-store";
    }
}

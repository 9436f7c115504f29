using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Features;

/// <summary>Where due days are fetched: a calendar program signs in nowhere, the address itself lets it in.</summary>
internal static class CalendarLinks
{
    public const string Page = "/desk/calendar";

    public static string Feed(string key) => $"/calendar/{key}.ics";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/calendar/{key}.ics", async (string key, Calendars calendars, DueCalendar days, HttpContext http, CancellationToken ct) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return await calendars.OwnerAsync(key, ct) is { } actor
                && await days.OfAsync(actor, path => SiteAddress.Of(http, path), ct) is { } calendar
                ? Results.Text(calendar, "text/calendar", System.Text.Encoding.UTF8)
                : Problems.Of(CaseErrors.NoCalendar, http);
        })
        .AllowAnonymous().ExcludeFromDescription();
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>What the files of both records have in common.</summary>
internal static class RecordFile
{
    /// <summary>So many rows are read at a time.</summary>
    public const int Step = 1000;

    /// <summary>Headers of the answer and the line of heads. With the mark Excel reads the file as UTF-8.</summary>
    public static Task BeginAsync(HttpContext http, string name, Clock clock, IEnumerable<string> heads)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}-{clock.Now.LocalDay():yyyyMMdd}.csv\"";
        http.Response.Headers.CacheControl = "private, no-store";
        return http.Response.WriteAsync($"\uFEFF{Csv.Line(heads)}", http.RequestAborted);
    }

    public static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}

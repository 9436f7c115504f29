using System.Buffers;
using System.Text;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace OpenProvince.Files.Features.ReceiveUpload;

/// <summary>Reads the parts of a form within bounds. Text is UTF-8, whatever a part says of itself: our pages are.</summary>
internal static class PartReader
{
    private const int Buffer = 16 * 1024, LongestBoundary = 70, MostHeaders = 8, LongestHeaders = 4096;

    /// <summary>Null when the body is none of a form with files.</summary>
    public static MultipartReader? Of(HttpContext http) =>
        MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? new(boundary.Value!, http.Request.Body) { HeadersCountLimit = MostHeaders, HeadersLengthLimit = LongestHeaders }
            : null;

    /// <summary>Null when there are more bytes than <paramref name="most"/>.</summary>
    public static async Task<string?> TextAsync(Stream part, long most, CancellationToken ct)
    {
        using var text = new MemoryStream();
        return await CopyAsync(part, text, most, ct) ? Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length) : null;
    }

    /// <summary>False as soon as there is more than <paramref name="most"/>.</summary>
    public static async Task<bool> CopyAsync(Stream from, Stream to, long most, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            long size = 0;
            for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
            {
                if ((size += read) > most) return false;
                await to.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

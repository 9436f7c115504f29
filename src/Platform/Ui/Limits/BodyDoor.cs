using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;
using OpenProvince.Kernel;
using MinDataRate = Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate;

namespace OpenProvince.Ui;

/// <summary>
/// Before any body is read: what the endpoint takes (<see cref="BodyLimitAttribute"/>), how much of it, and whether there is
/// room for it now. Small forms are read here, so that what is wrong with one is said truly and before anything else happens.
/// </summary>
internal sealed class BodyDoor(RequestDelegate next, RequestLimits limits, BodyRoom room)
{
    private static readonly Error TooMuch = Error.TooMany("ui.too-much-at-once", TimeSpan.FromSeconds(5));

    public async Task InvokeAsync(HttpContext http, IActorSource actors)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false } || Frames.OriginalPath(http) is not null)
        {
            await next(http);
            return;
        }
        var kind = KindOf(http);
        Allow(http, kind);
        if (kind is BodyKind.None)
        {
            await next(http);
            return;
        }
        if (Refusal(http, kind) is { } refused)
        {
            await RefuseAsync(http, refused.Error, refused.Status, kind);
            return;
        }
        await AdmitAsync(http, kind, await actors.CurrentAsync(http.RequestAborted));
    }

    private async Task AdmitAsync(HttpContext http, BodyKind kind, Actor actor)
    {
        var sender = Networks.Of(http.Connection.RemoteIpAddress);
        using var place = await room.TakeAsync(actor, sender, First(http, kind), http.RequestAborted);
        if (place is null)
        {
            await RefuseAsync(http, TooMuch, StatusCodes.Status429TooManyRequests, kind);
            return;
        }
        if (actor.Kind == ActorKind.Anonymous) DemandRate(http);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        late.CancelAfter(actor.Kind == ActorKind.Anonymous ? limits.StrangersFormTime : limits.FormTime);
        var small = IsStreamed(kind) || http.Request.ContentLength is not null
            ? true
            : await EndsWithinAsync(http, limits.Peek, late.Token);
        if (small is null) return;
        // More than a few words and no length: as much as it may become.
        using var rest = small.Value ? null : await room.TakeAsync(actor, sender, Most(kind) - limits.Peek, http.RequestAborted);
        if (rest is null && !small.Value) await RefuseAsync(http, TooMuch, StatusCodes.Status429TooManyRequests, kind);
        else if (kind is not BodyKind.Form || await ReadFormAsync(http, late.Token)) await GoOnAsync(http);
    }

    /// <summary>
    /// Who holds room for a body has to send it. Streams of HTTP/2 share a connection, which has the server's own minimum.
    /// </summary>
    private void DemandRate(HttpContext http)
    {
        if (HttpProtocol.IsHttp11(http.Request.Protocol) && http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(limits.StrangersRate, limits.StrangersGrace);
    }

    private async Task GoOnAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge && !http.Response.HasStarted)
        {
            await http.AnswerAsync(ProgramErrors.TooLarge, e.StatusCode);
        }
    }

    /// <summary>
    /// True when the body ends within so many bytes, null when it was answered. Nothing is taken from it. Many programs send every body
    /// without its length: it must not be counted as the largest it could be.
    /// </summary>
    private static async Task<bool?> EndsWithinAsync(HttpContext http, long most, CancellationToken late)
    {
        var body = http.Request.BodyReader;
        // Given up by its token the read would stay open, and the server would break the line instead of answering.
        await using var giveUp = late.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), body);
        try
        {
            while (!late.IsCancellationRequested)
            {
                var read = await body.ReadAsync(http.RequestAborted);
                var (length, ended) = (read.Buffer.Length, read.IsCompleted);
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                if (ended || length > most) return length <= most;
            }
            await http.AnswerAsync(DoorErrors.FormBroken, StatusCodes.Status408RequestTimeout);
        }
        catch (BadHttpRequestException e)
        {
            await http.AnswerAsync(Reason(e), e.StatusCode);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            await http.AnswerAsync(DoorErrors.FormBroken, StatusCodes.Status408RequestTimeout);
        }
        return null;
    }

    private static Error Reason(BadHttpRequestException e) =>
        e.StatusCode == StatusCodes.Status413PayloadTooLarge ? ProgramErrors.TooLarge : DoorErrors.FormBroken;

    private static BodyKind KindOf(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return BodyKind.None;
        var kind = http.GetEndpoint()?.Metadata.GetMetadata<BodyLimitAttribute>()?.Kind ?? BodyKind.None;
        // Where files may come, what brings none is a small form.
        return kind is BodyKind.FormWithFiles or BodyKind.Upload && !IsMultipart(http) ? BodyKind.Form : kind;
    }

    private static bool IsMultipart(HttpContext http) =>
        http.Request.ContentType?.TrimStart().StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    private long Most(BodyKind kind) => kind switch
    {
        BodyKind.Form => limits.FormBytes,
        BodyKind.Json => limits.JsonBytes,
        BodyKind.OpenJson => limits.OpenJsonBytes,
        // Who reads these counts: files have limits of their own, and what is over them is read away.
        BodyKind.FormWithFiles or BodyKind.Upload => limits.ThrownAway,
        _ => 0,
    };

    /// <summary>Holds for bodies that do not say their length too.</summary>
    private void Allow(HttpContext http, BodyKind kind)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = Most(kind);
    }

    private (Error Error, int Status)? Refusal(HttpContext http, BodyKind kind)
    {
        if (MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.Charset.HasValue && !IsUtf8(type.Charset.Value))
            return (DoorErrors.Charset, StatusCodes.Status415UnsupportedMediaType);
        if (kind is BodyKind.Form && IsMultipart(http)) return (DoorErrors.NoFilesHere, StatusCodes.Status415UnsupportedMediaType);
        return http.Request.ContentLength > Most(kind) ? (ProgramErrors.TooLarge, StatusCodes.Status413PayloadTooLarge) : null;
    }

    private static bool IsUtf8(string charset) =>
        charset.Trim('"').ToUpperInvariant() is "UTF-8" or "UTF8" or "US-ASCII" or "ASCII";

    /// <summary>Memory that is taken before anything is known of a body without a length.</summary>
    private long First(HttpContext http, BodyKind kind) =>
        IsStreamed(kind) ? limits.StreamWeight : http.Request.ContentLength ?? limits.Peek;

    private static bool IsStreamed(BodyKind kind) => kind is BodyKind.FormWithFiles or BodyKind.Upload;

    /// <summary>False when the request was answered.</summary>
    private async Task<bool> ReadFormAsync(HttpContext http, CancellationToken late)
    {
        if (!http.Request.HasFormContentType) return true;
        if (await EndsWithinAsync(http, limits.FormBytes, late) is null) return false;
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            foreach (var field in form)
                foreach (var value in field.Value)
                    if (value?.Length > limits.FieldLength) throw new InvalidDataException($"{field.Key} is longer than the limit");
            return true;
        }
        catch (BadHttpRequestException e)
        {
            http.Refuse(Reason(e), e.StatusCode);
        }
        catch (InvalidDataException e)
        {
            // The framework names a limit in its sentence; anything else it cannot read, a NUL for instance.
            if (e.Message.Contains("limit", StringComparison.Ordinal))
                http.Refuse(ProgramErrors.TooLarge, StatusCodes.Status413PayloadTooLarge);
            else http.Refuse(DoorErrors.FormUnreadable, StatusCodes.Status400BadRequest);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or DecoderFallbackException)
        {
            http.Refuse(DoorErrors.FormBroken, StatusCodes.Status408RequestTimeout);
        }
        return false;
    }

    private async Task RefuseAsync(HttpContext http, Error error, int status, BodyKind kind)
    {
        // A long body of a program needs no answer in the middle of it; a browser shows nothing but a broken line.
        var most = IsStreamed(kind) ? limits.ThrownAway : limits.ThrownAwayForm;
        if (status != StatusCodes.Status429TooManyRequests && http.Request.ContentLength is { } length && length <= most
            && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
            await RefusedBody.ThrowAwayAsync(http, most);
        }
        await http.AnswerAsync(error, status);
    }
}

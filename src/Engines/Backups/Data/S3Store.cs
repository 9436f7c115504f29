using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Data;

/// <summary>
/// A bucket of S3 or of something that speaks it: <c>s3://bucket/prefix?endpoint=https://…&amp;region=…</c>. Who may write is
/// said by the usual variables (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY), never on the command line.
/// </summary>
internal sealed class S3Store : IBackupStore
{
    private readonly AmazonS3Client client;
    private readonly string bucket;
    private readonly string prefix;
    private readonly TimeProvider time;

    private S3Store(AmazonS3Client client, string bucket, string prefix, string place, TimeProvider time) =>
        (this.client, this.bucket, this.prefix, Place, this.time) = (client, bucket, prefix, place, time);

    public string Place { get; }

    /// <summary>The holder of this store's last lease, which may not have been able to remove it.</summary>
    public string? Left { get; set; }

    /// <param name="place">As people write it.</param>
    /// <param name="time">Of the lease.</param>
    public static Result<S3Store> Open(string place, TimeProvider time)
    {
        if (!Uri.TryCreate(place, UriKind.Absolute, out var uri) || uri.Host.Length == 0) return BackupErrors.PlaceMalformed(place);
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query);
        var config = new AmazonS3Config
        {
            ForcePathStyle = true, // other servers than Amazon's have no name for each bucket
            AuthenticationRegion = asked.TryGetValue("region", out var region) ? region.ToString() : "us-east-1",
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            MaxErrorRetry = 4,
        };
        if (asked.TryGetValue("endpoint", out var endpoint)) config.ServiceURL = endpoint.ToString();
        else config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(config.AuthenticationRegion);
        var under = uri.AbsolutePath.Trim('/');
        return new S3Store(new AmazonS3Client(config), uri.Host, under.Length == 0 ? "" : under + "/", place, time);
    }

    public async Task<IWriterLock> LockAsync(CancellationToken ct) => await S3Lease.TakeAsync(this, time, Left, ct);

    public Task WriteAsync(string name, byte[] bytes, CancellationToken ct) => SaidAsync(() => PutAsync(name, bytes, null, ct), ct);

    /// <summary>
    /// Writes only over the object with this tag, or with none only where there is no object. Whether it did is read afterwards: a
    /// repeated request answers as if the first had been another's.
    /// </summary>
    public Task WriteIfAsync(string name, byte[] bytes, string? tag, CancellationToken ct) => SaidAsync(async () =>
    {
        try
        {
            return await PutAsync(name, bytes, put => (put.IfMatch, put.IfNoneMatch) = (tag, tag is null ? "*" : null), ct);
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict || IsMissing(e))
        {
            return false;
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.NotImplemented)
        {
            return await PutAsync(name, bytes, null, ct); // a server that knows no conditions
        }
    }, ct);

    // An answered PUT is durable.
    public Task FlushAsync(CancellationToken ct) => Task.CompletedTask;

    public async Task<byte[]?> ReadAsync(string name, CancellationToken ct) => (await ReadTaggedAsync(name, ct))?.Bytes;

    /// <summary>With the tag of this version; null when there is none.</summary>
    public Task<(byte[] Bytes, string Tag)?> ReadTaggedAsync(string name, CancellationToken ct) => SaidAsync<(byte[], string)?>(async () =>
    {
        try
        {
            using var answer = await client.GetObjectAsync(bucket, prefix + name, ct);
            using var bytes = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(bytes, ct);
            return (bytes.ToArray(), answer.ETag);
        }
        catch (AmazonS3Exception e) when (IsMissing(e))
        {
            return null;
        }
    }, ct);

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        string? next = null;
        do
        {
            var ask = new ListObjectsV2Request { BucketName = bucket, Prefix = this.prefix + prefix, ContinuationToken = next };
            var page = await SaidAsync(() => client.ListObjectsV2Async(ask, ct), ct);
            foreach (var one in page.S3Objects ?? []) yield return one.Key[this.prefix.Length..];
            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
    }

    public Task DeleteAsync(string name, CancellationToken ct) => SaidAsync(() => client.DeleteObjectAsync(bucket, prefix + name, ct), ct);

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsMissing(AmazonS3Exception e) => e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket";

    private async Task<bool> PutAsync(string name, byte[] bytes, Action<PutObjectRequest>? condition, CancellationToken ct)
    {
        using var body = new MemoryStream(bytes, writable: false);
        var put = new PutObjectRequest { BucketName = bucket, Key = prefix + name, InputStream = body, UseChunkEncoding = false };
        condition?.Invoke(put);
        await client.PutObjectAsync(put, ct);
        return true;
    }

    /// <summary>What the bucket's owner answered, as a sentence instead of a stack trace.</summary>
    private async Task<T> SaidAsync<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        try
        {
            return await ask();
        }
        // The client ends a request that takes too long as if somebody had asked it to.
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new StartupException(BackupErrors.PlaceFailed(Place, e.Message), e);
        }
    }
}

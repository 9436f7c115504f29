using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
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
    private const string Lease = "writer.lease";
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(15);
    private readonly string me = $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():N}";
    private readonly AmazonS3Client client;
    private readonly string bucket;
    private readonly string prefix;

    private S3Store(AmazonS3Client client, string bucket, string prefix, string place) =>
        (this.client, this.bucket, this.prefix, Place) = (client, bucket, prefix, place);

    public string Place { get; }

    public static Result<S3Store> Open(string place)
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
        return new S3Store(new AmazonS3Client(config), uri.Host, under.Length == 0 ? "" : under + "/", place);
    }

    public async Task<IAsyncDisposable> LockAsync(CancellationToken ct)
    {
        if (await ReadAsync(Lease, ct) is { } taken && Encoding.UTF8.GetString(taken).Split('\n') is [var who, var until]
            && who != me && long.TryParse(until, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var end) && end > TimeProvider.System.GetUtcNow().ToUnixTimeSeconds())
            throw new StartupException(BackupErrors.InUse($"{Place} ({who})"));
        var time = TimeProvider.System.GetUtcNow() + LeaseTime;
        await WriteAsync(Lease, Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{me}\n{time.ToUnixTimeSeconds()}")), ct);
        return new Release(this);
    }

    public Task WriteAsync(string name, byte[] bytes, CancellationToken ct) => SaidAsync(async () =>
    {
        using var body = new MemoryStream(bytes, writable: false);
        await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = prefix + name, InputStream = body, UseChunkEncoding = false }, ct);
        return true;
    });

    // An answered PUT is durable.
    public Task FlushAsync(CancellationToken ct) => Task.CompletedTask;

    public Task<byte[]?> ReadAsync(string name, CancellationToken ct) => SaidAsync(async () =>
    {
        try
        {
            using var answer = await client.GetObjectAsync(bucket, prefix + name, ct);
            using var bytes = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(bytes, ct);
            return bytes.ToArray();
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
    });

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        string? next = null;
        do
        {
            var ask = new ListObjectsV2Request { BucketName = bucket, Prefix = this.prefix + prefix, ContinuationToken = next };
            var page = await SaidAsync(() => client.ListObjectsV2Async(ask, ct));
            foreach (var one in page.S3Objects ?? []) yield return one.Key[this.prefix.Length..];
            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
    }

    public Task DeleteAsync(string name, CancellationToken ct) => SaidAsync(() => client.DeleteObjectAsync(bucket, prefix + name, ct));

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What the bucket's owner answered, as a sentence instead of a stack trace.</summary>
    private async Task<T> SaidAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new StartupException(BackupErrors.PlaceFailed(Place, e.Message), e);
        }
    }

    private sealed class Release(S3Store store) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await store.DeleteAsync(Lease, CancellationToken.None);
            }
            catch (StartupException)
            {
                // The lease ends by itself.
            }
        }
    }
}

namespace OpenProvince.Integration.Doors;

/// <summary>A body that begins and then never goes on.</summary>
internal sealed class Stalled(CancellationToken stop) : Stream
{
    private bool begun;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (begun) await Task.Delay(Timeout.Infinite, stop);
        begun = true;
        // More than a client keeps back before it sends anything, less than what makes a body a large one.
        var some = buffer.Span[..Math.Min(buffer.Length, 6000)];
        some.Fill((byte)' ');
        return some.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

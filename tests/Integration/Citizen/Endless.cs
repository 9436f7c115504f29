namespace OpenProvince.Integration.Citizen;

/// <summary>A body that is never in memory.</summary>
internal sealed class Endless(long length, bool saysItsLength) : Stream
{
    private long position;

    public override bool CanRead => true;
    public override bool CanSeek => saysItsLength;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get => position; set => position = value; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var part = (int)Math.Min(count, length - position);
        Array.Clear(buffer, offset, part);
        if (position == 0) Applying.Pdf.CopyTo(buffer, offset);
        position += part;
        return part;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

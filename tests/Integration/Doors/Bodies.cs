using System.Globalization;
using System.Net;
using System.Text;

namespace OpenProvince.Integration.Doors;

/// <summary>Bodies that no page of ours sends.</summary>
internal static class Bodies
{
    public const string Boundary = "op-boundary";

    /// <summary>So many file parts of one byte.</summary>
    public static byte[] FileParts(int count)
    {
        var body = new StringBuilder();
        for (var i = 0; i < count; i++)
            body.Append(CultureInfo.InvariantCulture,
                $"--{Boundary}\r\nContent-Disposition: form-data; name=\"f{i}\"; filename=\"a\"\r\n\r\nx\r\n");
        return Encoding.ASCII.GetBytes(body.Append(CultureInfo.InvariantCulture, $"--{Boundary}--\r\n").ToString());
    }

    /// <summary>One text part of so many bytes, then a file.</summary>
    public static HttpContent LongPart(long bytes) => LongText($"multipart/form-data; boundary={Boundary}",
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"ban-nhap-khoa\"\r\n\r\n", bytes,
        $"\r\n--{Boundary}\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4\r\n--{Boundary}--\r\n");

    /// <summary>One text of so many bytes between these ends, of that type.</summary>
    public static HttpContent LongText(string type, string head, long bytes, string tail)
    {
        var content = new Chunked(new Sequence(Encoding.ASCII.GetBytes(head), bytes, Encoding.ASCII.GetBytes(tail)));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    public static HttpContent Multipart(byte[] body, bool saysItsLength)
    {
        HttpContent content = saysItsLength ? new ByteArrayContent(body) : new Chunked(new MemoryStream(body));
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
        return content;
    }

    public static HttpContent Of(string type, byte[] body, bool saysItsLength = true)
    {
        HttpContent content = saysItsLength ? new ByteArrayContent(body) : new Chunked(new MemoryStream(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private sealed class Chunked(Stream body) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await body.CopyToAsync(stream);
            await stream.FlushAsync();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Never in memory as a whole.</summary>
    private sealed class Sequence(byte[] head, long middle, byte[] tail) : Stream
    {
        private long position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => head.Length + middle + tail.Length;
        public override long Position { get => position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var part = (int)Math.Min(count, Length - position);
            if (position >= head.Length && position + part <= head.Length + middle) buffer.AsSpan(offset, part).Fill((byte)'a');
            else
                for (var i = 0; i < part; i++)
                    buffer[offset + i] = At(position + i);
            position += part;
            return part;
        }

        private byte At(long place) =>
            place < head.Length ? head[place] : place < head.Length + middle ? (byte)'a' : tail[place - head.Length - middle];

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Deliveries.Features;

/// <summary>
/// Mail by SMTP. That a server took a mail is all it ever says: it may lose it, and nobody may read it. The Message-ID comes from the
/// delivery's key, so a mail that is sent again after a crash is the same mail to servers and programs that look.
/// </summary>
internal sealed class MailChannel(MailTarget target, ISiteIdentity site) : IChannel
{
    private const int ProofLength = 100;

    public string Name => MailName;

    public const string MailName = "mail";

    public int AtOnce => 4;

    // RFC 5321, 4.5.3.2.6: a server that has all of a mail may take ten minutes to say so; given up earlier it would come twice.
    public TimeSpan Patience { get; } = TimeSpan.FromMinutes(11);

    /// <summary>A server that does not even greet is not there.</summary>
    private static readonly TimeSpan Greeting = TimeSpan.FromSeconds(20);

    public async Task<Outcome> SendAsync(Outgoing outgoing, CancellationToken ct)
    {
        if (!MailboxAddress.TryParse(outgoing.Content.To, out var to)) return new Outcome.Never("address");
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        if (await ConnectAsync(client, ct) is { } closed) return closed;
        var outcome = await SendAsync(client, Message(outgoing, to), ct);
        await SayGoodbyeAsync(client, ct);
        return outcome;
    }

    private async Task<Outcome?> ConnectAsync(SmtpClient client, CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(Greeting);
        try
        {
            await client.ConnectAsync(target.Host, target.Port, target.Tls switch
            {
                MailTls.FromTheStart => SecureSocketOptions.SslOnConnect,
                MailTls.StartTls => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.None,
            }, limited.Token);
            if (target is { User: { } user, Password: { } password }) await client.AuthenticateAsync(user, password, limited.Token);
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Outcome.Down("unreachable");
        }
        // Said before this mail was: it holds for all of them.
        catch (Exception e) when (Reason(e) is { } reason)
        {
            return new Outcome.Down(reason);
        }
    }

    private static string? Reason(Exception e) => e switch
    {
        SocketException or IOException or TimeoutException => "unreachable",
        SslHandshakeException or NotSupportedException => "tls",
        MailKit.Security.AuthenticationException or System.Security.Authentication.AuthenticationException => "sign-in",
        SmtpCommandException refused => Coded("unreachable", refused.StatusCode),
        ProtocolException => "unreachable",
        _ => null,
    };

    private static async Task<Outcome> SendAsync(SmtpClient client, MimeMessage message, CancellationToken ct)
    {
        try
        {
            return new Outcome.Sent(Proof(await client.SendAsync(message, ct)));
        }
        catch (SmtpCommandException refused)
        {
            return Refused(refused);
        }
        // An address with letters that this server's mail cannot carry.
        catch (NotSupportedException)
        {
            return new Outcome.Never("address");
        }
        // It may have been taken or not: sent again, it is the same mail.
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or ServiceNotConnectedException
            or TimeoutException)
        {
            return new Outcome.Later("broke-off");
        }
    }

    private static Outcome Refused(SmtpCommandException refused) => (refused.ErrorCode, (int)refused.StatusCode) switch
    {
        (_, 421) => new Outcome.Down(Coded("unreachable", refused.StatusCode)),
        // Our own address: no mail goes until that is put right.
        (SmtpErrorCode.SenderNotAccepted, _) => new Outcome.Down(Coded("sender", refused.StatusCode)),
        (_, < 500) => new Outcome.Later(Coded("later", refused.StatusCode)),
        _ => new Outcome.Never(Coded("refused", refused.StatusCode)),
    };

    private static async Task SayGoodbyeAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(true, ct);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or SmtpCommandException
            or OperationCanceledException or TimeoutException)
        {
            // What came of the mail is known already.
        }
    }

    private MimeMessage Message(Outgoing outgoing, MailboxAddress to)
    {
        var sender = new MailboxAddress(Encoding.UTF8, site.ProvinceTitle, target.From);
        var message = new MimeMessage(
            (IEnumerable<InternetAddress>)[sender], [to], outgoing.Content.Title, Body(outgoing.Content))
        {
            MessageId = $"{Id(outgoing.Key)}@{sender.Domain}", Date = outgoing.FiledAt.ToDateTimeOffset(),
        };
        // RFC 3834: nobody's holiday answers to it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, outgoing.Content.Language);
        return message;
    }

    private static MimeEntity Body(Content content)
    {
        var text = new TextPart(TextFormat.Plain) { Text = content.Text };
        return content.Html is null ? text : new MultipartAlternative(text, new TextPart(TextFormat.Html) { Text = content.Html });
    }

    private static string Id(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    /// <summary>The server's last word, unless it names somebody.</summary>
    private static string Proof(string answer) =>
        answer.Contains('@', StringComparison.Ordinal) ? "250" : $"250 {answer[..Math.Min(answer.Length, ProofLength)]}".Trim();

    private static string Coded(string reason, SmtpStatusCode status) => $"{reason} {(int)status}";
}

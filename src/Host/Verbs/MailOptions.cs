using System.CommandLine;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>The mail server that a served province sends by.</summary>
internal sealed class MailOptions
{
    private const string PasswordVariable = "OPENPROVINCE_MAIL_PASSWORD";
    private readonly Option<string?> mail, from, passwordFile;

    public MailOptions(Command command, Say say)
    {
        mail = new("--mail") { Description = say["host.option.mail"] };
        from = new("--mail-from") { Description = say["host.option.mail-from"] };
        passwordFile = new("--mail-password-file") { Description = say["host.option.mail-password-file", ("variable", PasswordVariable)] };
        foreach (var option in new Option[] { mail, from, passwordFile }) command.Options.Add(option);
    }

    /// <summary>Null connects none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="publicAddress">Links in mails begin with it.</param>
    /// <exception cref="StartupException">An option is wrong, or one is missing.</exception>
    public MailTarget? Read(ParseResult parsed, string? publicAddress)
    {
        if (parsed.GetValue(mail) is not { } given) return null;
        if (publicAddress is null) throw new StartupException(Error.Invalid("host.mail-without-address"));
        if (PersonFields.Email(parsed.GetValue(from)) is not { IsError: false, Value: var sender })
            throw new StartupException(Error.Invalid("host.bad-mail-from", ("given", parsed.GetValue(from) ?? "")));
        return MailTarget.Parse(given, sender, Password(parsed))
            ?? throw new StartupException(Error.Invalid("host.bad-mail", ("given", given)));
    }

    private string? Password(ParseResult parsed)
    {
        if (parsed.GetValue(passwordFile) is not { } file) return Environment.GetEnvironmentVariable(PasswordVariable);
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(Error.Invalid("host.mail-password-unread", ("file", file), ("reason", e.Message)), e);
        }
    }
}

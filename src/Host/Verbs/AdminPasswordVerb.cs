using System.CommandLine;
using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>
/// Gives an officer's account a temporary password, to be replaced at the first sign-in, and makes the account of the first
/// administrator. Printed here and kept nowhere: whoever may run this on the server already holds the data.
/// </summary>
internal static class AdminPasswordVerb
{
    public static Command Make(Say say)
    {
        var command = new Command("admin-password", say["host.admin-password.about"]);
        var common = new CommonOptions(command, say);
        var user = new Option<string>("--user")
        {
            Description = say["host.option.user"], DefaultValueFactory = _ => IAdministratorPassword.FirstUserName,
        };
        command.Options.Add(user);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, async () =>
        {
            await using var app = ServerApp.Build(common.Read(parsed));
            await ServerApp.CheckFilledAsync(app, ct);
            await app.Services.GetRequiredService<Database>().CheckReachableAsync(ct);
            await using var scope = app.Services.CreateAsyncScope();
            var issued = await scope.ServiceProvider.GetRequiredService<IAdministratorPassword>().IssueAsync(parsed.GetValue(user)!, ct);
            if (issued.IsError) throw new StartupException(issued.Error);
            say.Line("host.admin-password.done", ("user", issued.Value.UserName), ("password", issued.Value.Password),
                ("until", issued.Value.Until.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)));
            return CommandLine.Done;
        }));
        return command;
    }
}

using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// Gives an officer's account a temporary password, to be replaced at the first sign-in, and makes the account of the first
/// administrator. Printed here and kept nowhere: whoever may run this on the server already holds the data.
/// </summary>
internal sealed class AdminPasswordVerb : IVerb
{
    public Command Make(IProgram program)
    {
        var say = program.Terminal;
        var command = new Command("admin-password", say["agencies.admin-password.about"]);
        var user = new Option<string>("--user")
        {
            Description = say["agencies.option.user"], DefaultValueFactory = _ => IAdministratorPassword.FirstUserName,
        };
        command.Options.Add(user);
        return program.OnProvince(command, _ => Opening.Existing, async (services, parsed, ct) =>
        {
            await services.GetRequiredService<Database>().CheckReachableAsync(ct);
            await using var scope = services.CreateAsyncScope();
            var issued = await scope.ServiceProvider.GetRequiredService<IAdministratorPassword>().IssueAsync(parsed.GetValue(user)!, ct);
            if (issued.IsError) throw new StartupException(issued.Error);
            say.Line("agencies.admin-password.done", ("user", issued.Value.UserName), ("password", issued.Value.Password),
                ("until", issued.Value.Until.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)));
            return Exit.Done;
        });
    }
}

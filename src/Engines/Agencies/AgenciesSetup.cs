using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Features;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies;

/// <summary>What an operator connects.</summary>
public static class AgenciesSetup
{
    /// <summary>Asks for a proof before what has weight; after the forms were checked.</summary>
    public static IApplicationBuilder UseProofs(this IApplicationBuilder app) => app.UseMiddleware<ProveAgain>();

    /// <summary>Sends security events to a syslog receiver while the server runs.</summary>
    public static IServiceCollection AddSyslog(this IServiceCollection services, SyslogTarget target) =>
        services.AddSingleton(target).AddWorker("agencies", Worker.Of<SyslogSender>("syslog"));
}

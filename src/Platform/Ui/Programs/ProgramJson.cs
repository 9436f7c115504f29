using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OpenProvince.Ui;

/// <summary>How requests of programs are read (docs/adr/0017).</summary>
internal static class ProgramJson
{
    public static IServiceCollection AddPrograms(this IServiceCollection services)
    {
        // A request that cannot be read says which field in every environment, not only while developing.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services.AddProblemDetails().ConfigureHttpJsonOptions(json =>
        {
            // A field nobody knows is a slip of the pen that would be passed over in silence; "12" is a text, not a number.
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
    }
}

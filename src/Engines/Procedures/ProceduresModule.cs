using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Procedures.Data.Catalogue;
using OpenProvince.Procedures.Features;
using OpenProvince.Ui;

namespace OpenProvince.Procedures;

/// <summary>Administrative procedures: what may be asked for, where, at what price, in what time.</summary>
public static class ProceduresModule
{
    /// <summary>Adds the module.</summary>
    public static IServiceCollection AddProcedures(this IServiceCollection services)
    {
        services.AddSingleton(provider => CatalogueReader.ReadAll(provider.GetRequiredService<Capabilities>()));
        services.AddSingleton<IProcedureTitles, ProcedureTitles>().AddSingleton<ProcedurePlaces>();
        services.AddSingleton(provider => new ProcedureForms(FormReader.ReadAll(), provider.GetRequiredService<Texts>()));
        services.AddSingleton(_ => CatalogueReader.FeeUnits()).AddSingleton<FeeWords>().AddSingleton<PaperWords>();
        services.AddScoped<CitizenGuide>().AddSingleton<CitizenWords>().AddSingleton<ISitemap, CatalogueSitemap>();
        var assembly = typeof(ProceduresModule).Assembly;
        return services.AddPages(assembly).AddTexts("procedures", assembly);
    }

    /// <summary>Maps its addresses.</summary>
    public static void MapProcedures(this IEndpointRouteBuilder routes) => SearchProcedures.Map(routes);
}

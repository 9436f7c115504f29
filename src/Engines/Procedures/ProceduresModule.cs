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
public sealed class ProceduresModule : IModule
{
    public ModuleFacts Facts { get; } = new("procedures");

    public void Add(IServiceCollection services)
    {
        services.AddSingleton(provider => CatalogueReader.ReadAll(provider.GetRequiredService<Capabilities>()));
        services.AddSingleton<IProcedureTitles, ProcedureTitles>().AddSingleton<ProcedurePlaces>();
        services.AddSingleton(provider => new ProcedureForms(FormReader.ReadAll(), provider.GetRequiredService<Texts>()));
        services.AddSingleton(_ => CatalogueReader.FeeUnits()).AddSingleton<FeeWords>().AddSingleton<PaperWords>();
        services.AddScoped<CitizenGuide>().AddSingleton<CitizenWords>().AddSingleton<ISitemap, CatalogueSitemap>();
    }

    public void Map(IEndpointRouteBuilder routes) => SearchProcedures.Map(routes);
}

using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Cases.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases;

/// <summary>Cases: what everything with a holder, a next action and a deadline shares.</summary>
public static class CasesModule
{
    /// <summary>Adds the engine; call it before the services that have kinds of cases.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSchema("cases", typeof(CasesModule).Assembly)
        .AddTexts("cases", typeof(CasesModule).Assembly)
        .AddSingleton<LegalClocks>().AddSingleton<CaseWords>()
        .AddScoped<FormUploads>().AddSingleton(new OfficeBox(FormUploads.Waiting))
        .AddSingleton<CaseReads>()
        .AddScoped<CaseWriter>().AddScoped<Readings>();
}

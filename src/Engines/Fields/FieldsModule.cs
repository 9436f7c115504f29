using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Fields;

/// <summary>Typed fields and forms: what is asked, how an answer is checked, drawn and read.</summary>
public static class FieldsModule
{
    /// <summary>Adds the module.</summary>
    public static IServiceCollection AddFields(this IServiceCollection services) =>
        services.AddSingleton<AnswerWords>().AddTexts("fields", typeof(FieldsModule).Assembly);
}

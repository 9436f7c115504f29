using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Fields.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Fields;

/// <summary>Typed fields and forms: what is asked, how an answer is checked, drawn and read.</summary>
public sealed class FieldsModule : IModule
{
    public ModuleFacts Facts { get; } = new("fields");

    public void Add(IServiceCollection services) => services.AddSingleton<AnswerWords>();
}

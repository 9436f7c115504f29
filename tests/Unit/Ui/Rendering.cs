using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Unit.Ui;

/// <summary>Draws one component to a document, in Vietnamese.</summary>
internal static class Rendering
{
    public static async Task<IHtmlDocument> DrawAsync<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Preferences.Vietnamese;
        await using var services = new ServiceCollection()
            .AddSingleton(new Texts([new("ui", typeof(UiModule).Assembly)]))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var view = ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        var html =
            await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }
}

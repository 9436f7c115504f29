using Microsoft.AspNetCore.Components;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>One panel of the board on its own: hands it the view the page would have handed it.</summary>
internal sealed class WallPanelView<TPanel> : IComponent where TPanel : IComponent
{
    private RenderHandle handle;

    [Parameter] public WallView View { get; set; } = default!;

    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        handle.Render(builder =>
        {
            builder.OpenComponent<CascadingValue<WallView>>(0);
            builder.AddComponentParameter(1, nameof(CascadingValue<WallView>.Value), View);
            builder.AddComponentParameter(2, nameof(CascadingValue<WallView>.ChildContent), (RenderFragment)(inner =>
            {
                inner.OpenComponent<TPanel>(0);
                inner.CloseComponent();
            }));
            builder.CloseComponent();
        });
        return Task.CompletedTask;
    }
}

using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;

namespace OpenProvince.Ui;

/// <summary>
/// What every field of a form shares. Use <c>@bind-Value="Input!.Phone"</c> (the name follows the model) or give Name and Value.
/// The error comes from the form's <see cref="FormErrors"/> unless Error says otherwise.
/// </summary>
public abstract class FieldBase<T> : ComponentBase
{
    [CascadingParameter] private FormErrors? Errors { get; set; }

    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public string? Name { get; set; }
    [Parameter] public string? Id { get; set; }
    [Parameter] public T? Value { get; set; }
    [Parameter] public EventCallback<T?> ValueChanged { get; set; }
    [Parameter] public Expression<Func<T?>>? ValueExpression { get; set; }

    /// <summary>The label is the page's h1: one question a page.</summary>
    [Parameter] public bool AsPage { get; set; }

    /// <summary>Says "(không bắt buộc)" after the label.</summary>
    [Parameter] public bool Optional { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    protected string InputName { get; private set; } = "";

    protected string InputId { get; private set; } = "";

    protected string? Wrong { get; private set; }

    protected string HintId => $"{InputId}-h";

    protected string ErrorId => $"{InputId}-e";

    protected string? DescribedBy => (Hint, Wrong) switch
    {
        (null, null) => null,
        (not null, null) => HintId,
        (null, not null) => ErrorId,
        _ => $"{HintId} {ErrorId}",
    };

    protected string? Invalid => Wrong is null ? null : "true";

    protected override void OnParametersSet()
    {
        InputName = Name ?? (ValueExpression is null ? "" : FieldName.Of(ValueExpression));
        InputId = Id ?? FieldName.Id(InputName);
        Wrong = Error ?? Errors?.For(InputName);
    }
}

using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>What is wrong, and beside which field; null field: about the whole form.</summary>
public sealed record FieldError(string? Field, string Message);

/// <summary>
/// What a page refuses. The summary and the fields show the same words; fields are matched by <see cref="FieldName.Key"/>.
/// </summary>
public sealed class FormErrors
{
    private readonly List<FieldError> all = [];

    public IReadOnlyList<FieldError> All => all;

    public bool Any => all.Count > 0;

    public FormErrors Add(string? field, string message)
    {
        all.Add(new(field, message));
        return this;
    }

    /// <summary>A handler's refusal, with every other one it found.</summary>
    public FormErrors Add(Texts texts, Error error)
    {
        foreach (var one in error.Each()) all.Add(new(one.Field, texts.Error(one)));
        return this;
    }

    public static FormErrors From(Texts texts, Error? error) => error is null ? new() : new FormErrors().Add(texts, error);

    /// <summary>The sentence beside the field, or null.</summary>
    public string? For(string name)
    {
        var key = FieldName.Key(name);
        return all.Find(error => error.Field is { } field && FieldName.Key(field) == key)?.Message;
    }
}

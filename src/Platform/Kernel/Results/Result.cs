using System.Diagnostics.CodeAnalysis;

namespace OpenProvince.Kernel;

/// <summary>Success, or the one <see cref="Kernel.Error"/> that says why not. Bugs throw; refusals are results.</summary>
public readonly record struct Result(Error? Error)
{
    public static readonly Result Ok;

    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsError => Error is not null;

    public static implicit operator Result(Error error) => new(error);
}

/// <summary>A value, or the one <see cref="Kernel.Error"/> that says why there is none.</summary>
public readonly record struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error) => (this.value, Error) = (value, error);

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsError => Error is not null;

    /// <exception cref="InvalidOperationException">The result is a refusal: reading its value is a bug.</exception>
    public T Value => Error is null ? value! : throw new InvalidOperationException($"No value: {Error.Code}");

    /// <summary>The result without its value.</summary>
    public Result Plain => new(Error);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}

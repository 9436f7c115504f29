using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>A verb of a kind as pages know it, whatever it takes.</summary>
public abstract class CaseAct<T> where T : Case
{
    private protected CaseAct(ActFacts facts) => Facts = facts;

    public ActFacts Facts { get; }

    /// <summary>It has a page of its own beside the generated one.</summary>
    public bool OwnPage { get; init; }

    /// <summary>Component above the fields: what to look at first.</summary>
    public Type? Above { get; init; }

    /// <summary>The fields of its form, in order.</summary>
    public abstract IReadOnlyList<ActField> Fields { get; }

    /// <summary>What the act is given.</summary>
    internal abstract Type Input { get; }

    internal abstract ValueTask PrepareAsync(IServiceProvider scope, ActSheet sheet, T one, Actor actor, CancellationToken ct);

    /// <summary>The input as it was typed; null with what is wrong in <paramref name="errors"/>.</summary>
    internal abstract object? Read(ActSheet sheet, Texts texts, FormErrors errors);

    internal abstract Task<Result<Moved>> RunAsync(IServiceProvider scope, Target target, object said, Actor actor, CancellationToken ct);
}

internal sealed class CaseAct<T, TAct, TInput>(ActFacts facts) : CaseAct<T>(facts)
    where T : Case where TAct : Act<T, TInput> where TInput : notnull
{
    private IReadOnlyList<ActField?>? parameters;

    // A page of its own may take what no generated form has a field for.
    private IReadOnlyList<ActField?> Parameters => parameters ??= OwnPage ? [] : ActField.Of(typeof(TInput));

    public override IReadOnlyList<ActField> Fields => [.. Parameters.OfType<ActField>()];

    internal override Type Input => typeof(TInput);

    internal override ValueTask PrepareAsync(IServiceProvider scope, ActSheet sheet, T one, Actor actor, CancellationToken ct) =>
        scope.GetRequiredService<TAct>().PrepareAsync(sheet, one, actor, ct);

    internal override object? Read(ActSheet sheet, Texts texts, FormErrors errors) =>
        ActFields.Read(typeof(TInput), Parameters, sheet, texts, errors);

    internal override Task<Result<Moved>> RunAsync(
        IServiceProvider scope, Target target, object said, Actor actor, CancellationToken ct) =>
        scope.GetRequiredService<CaseDesk<T>>().RunAsync(scope.GetRequiredService<TAct>(), target, (TInput)said, actor, ct);
}

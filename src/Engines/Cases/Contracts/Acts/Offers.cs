using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>One act as somebody is offered it; without a refusal it can be done.</summary>
/// <param name="Fits">Whether the case is in a state for it, whoever looks.</param>
public sealed record Offer(ActFacts Act, bool Fits, Error? Refusal)
{
    public bool Can => Refusal is null;
}

/// <summary>What an officer is offered, taken together.</summary>
public static class OfferList
{
    /// <summary>The act by which the case goes on, as it is offered; null when it waits for nothing.</summary>
    public static Offer? StepOf(this IReadOnlyList<Offer> offers, Case one) =>
        one.Next is { } next ? offers.FirstOrDefault(offer => offer.Act.Does == next.Duty) : null;
}

/// <summary>
/// Which acts somebody can do on a case, and if not why: one answer for page, pane, bulk and programs. The case is asked before the form,
/// so that nobody fills it in in vain, and again when it is sent.
/// </summary>
public sealed class Offers<T>(CaseActs<T> acts, CaseAccess<T> access, PostWords posts, Clock clock, Texts texts) where T : Case
{
    /// <summary>All of them, in the kind's order.</summary>
    public IReadOnlyList<Offer> For(T one, Actor actor) => [.. acts.All.Select(act => For(one, actor, act.Facts))];

    public Offer For(T one, Actor actor, ActFacts act)
    {
        var wrong = one.Refusal(act.Line, Officer.Of(actor), clock.Now);
        return new(act, wrong is null || wrong.Kind == ErrorKind.Forbidden, wrong ?? access.Refusal(one, actor, act));
    }

    /// <summary>Verbs the actor may use now.</summary>
    public IReadOnlyList<string> Verbs(T one, Actor actor) =>
        [.. For(one, actor).Where(offer => offer.Can).Select(offer => offer.Act.Verb)];

    /// <summary>Why it cannot be done, in one sentence: what is needed first, or for a missing permission who has it.</summary>
    public string Why(Offer offer, T one)
    {
        var error = offer.Refusal!;
        if (acts.First(one, offer.Act, error) is { } first) return texts[first];
        if (error.Code != CaseErrors.NotAllowed("", PermissionReason.Granted).Code) return texts.Error(error);
        return error.Args.FirstOrDefault(arg => arg.Name == "reason").Value switch
        {
            PermissionReason.OutsideScope => texts[$"{acts.Words}.act.outside"],
            PermissionReason.OtherPost => texts["cases.why.other-post"],
            _ => texts["cases.why.role",
                ("roles", posts.All(access.RolesFor(offer.Act.Permission)))],
        };
    }
}

using OpenProvince.Agencies.Contracts;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Procedures.Data.Catalogue;

/// <summary>The catalogue files as written: optional members get their meaning here, so the domain has no nulls to guess about.</summary>
internal sealed record ProcedureEntry
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public DateOnly? EffectiveTo { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required OnlineLevel OnlineLevel { get; init; }
    public required Handling Handling { get; init; }
    public bool SameDay { get; init; }
    public bool PostalIntake { get; init; }
    public bool PostalReturn { get; init; }
    public required List<ApplicantKind> Applicants { get; init; }
    public required List<CaseEntry> Cases { get; init; }
    public required List<ExecutionStep> Steps { get; init; }
    public required List<string> Results { get; init; }
    public required List<LegalBasis> LegalBases { get; init; }
    public List<string> Conditions { get; init; } = [];
    public List<string> Keywords { get; init; } = [];
    public List<string> Bundles { get; init; } = [];
    public SupplementClock? OnSupplement { get; init; }

    public Procedure ToProcedure(ProcedureField field, bool unofficial, CatalogueWords words) => new()
    {
        Code = Code, Version = Version, Name = Name, Title = Title, Summary = Summary, Field = field,
        Validity = new Validity(EffectiveFrom, EffectiveTo), Unofficial = unofficial, Handling = Handling,
        OnlineLevel = OnlineLevel, SameDay = SameDay, PostalIntake = PostalIntake && words.Has(Capability.PostDelivery),
        PostalReturn = PostalReturn && words.Has(Capability.PostDelivery), ElectronicReturn = words.Has(Capability.ResultDownload),
        Applicants = Applicants, Cases = Cases.ConvertAll(c => c.ToCase(words)), Results = Results,
        Steps = Steps.ConvertAll(step => step with { Text = words.Text(step.Text) }),
        LegalBases = LegalBases, Conditions = Conditions, Keywords = Keywords, Bundles = Bundles, OnSupplement = OnSupplement,
    };
}

internal sealed record CaseEntry(string Code, string Name, List<MethodEntry> Methods, List<ComponentEntry> Components)
{
    public ExecutionCase ToCase(CatalogueWords words) =>
        new(Code, Name, Methods.ConvertAll(m => m.ToMethod()), Components.ConvertAll(c => words.Component(c.ToComponent())));
}

internal sealed record MethodEntry(SubmissionMethod Method, ProcessingTerm Term, List<FeeEntry> Fees)
{
    public ExecutionMethod ToMethod() => new(Method, Term, Fees.ConvertAll(f => f.ToFee()));
}

internal sealed record FeeEntry(string Code, string Name, FeeKind Kind, long Amount, string Per,
    FeeStep? Then = null, long? Maximum = null, bool SetByProvince = false, string? Note = null)
{
    public FeeLine ToFee() => new(Code, Name, Kind, Amount, Per, Then, Maximum, SetByProvince, Note);
}

internal sealed record ComponentEntry(string Code, string Name, ComponentSource Source,
    int Originals = 0, int CertifiedCopies = 0, int Photocopies = 0, bool Required = true, string? Note = null)
{
    public DossierComponent ToComponent() =>
        new(Code, Name, Source, Originals, CertifiedCopies, Photocopies, Required, Note);
}

internal sealed record LifeEventEntry(string Slug, string Name, string Summary, string Icon, List<LifeEventGroup> Groups)
{
    public LifeEvent ToLifeEvent() => new(Slug, Name, Summary, Icon, Groups);
}

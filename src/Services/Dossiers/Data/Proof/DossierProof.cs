using System.Runtime.CompilerServices;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>People, answers, papers, results, files and numbers of dossiers, proved by their events (ADR 0013).</summary>
internal sealed class DossierProof(IFiles files, IPersons persons, IAgencies agencies, CaseKind<Dossier> kind) : ICaseProof
{
    public ICaseKind Kind => kind;

    public CaseProofRun Start(VerifySettings settings) => new Run(files, persons, agencies);

    private sealed class Run(IFiles files, IPersons persons, IAgencies agencies) : CaseProofRun
    {
        private static readonly int ReceivedBy = Dossier.Map.PlaceOf("received_by"), FiledAt = Dossier.Map.PlaceOf("filed_at"),
            Owner = Dossier.Map.PlaceOf("owner"), Submitter = Dossier.Map.PlaceOf("submitter");

        private readonly DossierCounters counters = new(agencies);
        private readonly DossierPeople people = new();

        public override string NumberColumn => "number";

        public override string? CodeOf(CaseTrail one, int number)
        {
            if (agencies.Find(new AgencyId(one.Fixed(ReceivedBy))) is not { } agency) return null;
            var day = new Instant(one.Fixed(FiledAt)).LocalDay();
            return new DossierCode(DossierRules.Current.CodeOn(agency, day), day, number).ToString();
        }

        public override void Hear(RecordedEvent e)
        {
            if (e.Type == "person.erased" && e.Body is PersonErased erased) people.Erased(erased.Person);
        }

        public override IEnumerable<CaseSideRow> Born(CaseTrail one, RecordedEvent e)
        {
            counters.Filed(e.Agency, e.OccurredAt);
            var (owner, submitter) = (one.Fixed(Owner), one.Fixed(Submitter));
            yield return CaseSideRow.Mark(SideRows.Parties, one.Id, owner);
            if (submitter != owner) yield return CaseSideRow.Mark(SideRows.Parties, one.Id, submitter);
        }

        public override IEnumerable<CaseSideRow> Written(CaseTrail one, RecordedEvent e, CaseAct act)
        {
            if (act.Seals is not { } seals) yield break;
            people.Sealed(one.Fixed(Owner), one.Fixed(Submitter), seals);
            foreach (var (name, seal) in seals)
                if (RowOf(name, e) is var (table, key)) yield return CaseSideRow.Sealed(table, one.Id, key, seal);
        }

        public override IAsyncEnumerable<CaseSideRow> ReadAsync(
            Snapshot snapshot, long? only, Findings? strays, CancellationToken ct) =>
            new SideRows(snapshot, files, strays).ReadAsync(only, ct);

        public override async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            await counters.CompareAsync(snapshot, findings, ct);
            await people.CompareAsync(persons.SealsAsync(snapshot.Connection, ct).ReadAhead(ct), findings);
        }

        private static (string Table, long Key)? RowOf(string seal, RecordedEvent e) => seal switch
        {
            Dossier.AnswersSeal => (SideRows.Answers, 0),
            Dossier.PapersSeal => (SideRows.Papers, e.Version),
            Dossier.MissingSeal => (SideRows.Missing, e.Version),
            Dossier.ResultSeal => (SideRows.Results, 1),
            _ => null,
        };
    }
}

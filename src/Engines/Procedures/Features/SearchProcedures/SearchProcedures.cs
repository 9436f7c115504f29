using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Procedures.Features;

/// <summary>Procedures by the words people use, with or without accents; public.</summary>
internal static class SearchProcedures
{
    private const int Most = 100;

    /// <param name="Unofficial">True until the entry comes from the national catalogue.</param>
    internal sealed record Answer(string Code, int Version, string Title, string Name, string Summary, string Field, string FieldName,
        [property: OneOf<TermUnit>] string TermUnit, int TermAmount, bool Unofficial)
    {
        public static Answer Of(Procedure one)
        {
            var term = one.Term(null, SubmissionMethod.Direct);
            return new(one.Code, one.Version, one.Title, one.Name, one.Summary, one.Field.Code, one.Field.Name, ApiNames.Of(term.Unit),
                term.Amount, one.Unofficial);
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGroup("/api/procedures").WithTags("procedures").ProducesDoorProblems()
        .MapGet("/", (string? q, int? limit, ProcedureCatalogue catalogue, Clock clock) => TypedResults.Ok(
            catalogue.Search(q, clock.Today).Take(Math.Clamp(limit ?? 20, 1, Most)).Select(Answer.Of).ToArray()))
        .AllowAnonymous()
        .WithMetadata(new PublicPageAttribute())
        .WithName("searchProcedures")
        .WithSummary("procedures.api.search-procedures")
        .Produces<Answer[]>();
}

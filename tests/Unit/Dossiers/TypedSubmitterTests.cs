using OpenProvince.Dossiers.Domain;
using OpenProvince.Fields.Contracts;

namespace OpenProvince.Unit.Dossiers;

public sealed class TypedSubmitterTests
{
    [Theory]
    [InlineData("""{"actingFor":"other","submitterName":"Triệu Mẫu Lan"}""", "Triệu Mẫu Lan")]
    [InlineData("""{"actingFor":"self","submitterName":"Triệu Mẫu Lan"}""", null)]
    [InlineData("""{"actingFor":"other","submitterName":""}""", null)]
    [InlineData("""{"actingFor":"other"}""", null)]
    [InlineData("""{"actingFor":["other"],"submitterName":7}""", null)]
    [InlineData("""["actingFor","other"]""", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    // Taken in before such filings were refused.
    [InlineData("""{"\ud800":{},"actingFor":"other","submitterName":"Lan \ud800"}""", "Lan \uFFFD")]
    public void Is_who_the_form_names_when_it_was_filled_for_somebody_else(string? answers, string? name) =>
        Assert.Equal(name, TypedSubmitter.In(Answers.Read(answers))?.Name);
}

using System.Net;
using System.Net.Http.Headers;
using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Files;

/// <summary>A download that broke off goes on where it stopped, for browsers and programs alike.</summary>
public sealed class DownloadTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Parts_of_a_file_are_sent_to_who_may_read_it(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Applying.Pdf), "file", "mau.pdf" } };
        using var sent = await office.Citizen.PostAsync("/api/dossiers/files", content);
        var location = sent.Headers.Location!.ToString();
        foreach (var path in new[] { location, location.Replace("/api/files/", "/tep/", StringComparison.Ordinal) })
        {
            using var whole = await office.Citizen.GetAsync(path);
            Assert.Equal(("bytes", Applying.Pdf.Length), (whole.Headers.AcceptRanges.Single(), (int)whole.Content.Headers.ContentLength!));
            using var part = await AskAsync(office.Citizen, HttpMethod.Get, path, new(5, null), whole.Headers.ETag);
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(Applying.Pdf[5..], await part.Content.ReadAsByteArrayAsync());
            using var beyond = await AskAsync(office.Citizen, HttpMethod.Get, path, new(5000, null), null);
            Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
            using var head = await AskAsync(office.Citizen, HttpMethod.Head, path, null, null);
            Assert.Equal((HttpStatusCode.OK, Applying.Pdf.Length), (head.StatusCode, (int)head.Content.Headers.ContentLength!));
            using var theirs = await office.Desk.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        }
        (await Office.GetAsync(office.Desk, location)).Refused(404, "files.not-found");
    }

    private static async Task<HttpResponseMessage> AskAsync(
        HttpClient who, HttpMethod method, string path, RangeHeaderValue? range, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Range = range;
        if (tag is not null) request.Headers.IfRange = new(tag);
        return await who.SendAsync(request);
    }
}

using OpenProvince.Architecture.Reading;

namespace OpenProvince.Architecture;

/// <summary>The module of tests/Planted is added by one line of a test; that nothing else knows it shows what a module costs.</summary>
public sealed class PlantedModuleTests
{
    [Fact]
    public void No_file_of_the_program_names_it() => Obey.None(SourceSet.Repository.Files
        .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)
            && new[] { "errand", "viec-le" }.Any(word => file.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
        .Select(file => $"{file.Path} names the planted module"));

    [Fact]
    public void It_is_there_to_be_missed() => Assert.Contains(
        SourceSet.Repository.Files, file => file.Path == "tests/Planted/ErrandsModule.cs");
}

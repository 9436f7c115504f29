using System.Reflection;
using Xunit.v3;

[assembly: OpenProvince.EndToEnd.CloseContexts]

namespace OpenProvince.EndToEnd;

/// <summary>A test's windows end with the test: a wall left open would go on drawing, and slow down all that follow.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class CloseContextsAttribute : BeforeAfterTestAttribute
{
    // Begun, not waited for: the driver answers on the runner's own threads, and this hook would hold one of them.
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => _ = Chromium.CloseAsync(test.UniqueID);
}

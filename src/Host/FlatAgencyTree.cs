using OpenProvince.Kernel;

namespace OpenProvince.Server;

/// <summary>A province of one agency, until the Agencies module knows the others.</summary>
internal sealed class FlatAgencyTree : IAgencyTree
{
    public bool IsWithin(long agency, long ancestor) => agency == ancestor;
}

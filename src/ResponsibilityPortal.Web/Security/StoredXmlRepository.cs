using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using ResponsibilityPortal.Store.Sharing;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Keeps the keys that protect cookies and forms in the store, so that what one instance issues works on all.</summary>
/// <remarks>The framework asks for them without awaiting, a few times a day.</remarks>
internal sealed class StoredXmlRepository(ProtectionKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(keys.ReadAsync).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => keys.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();
}

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>Returns how many bytes can still be written to a directory.</summary>
internal delegate long FreeSpace(string directory);
